select statistic.id
from statistic
join article on article.id = statistic.article
where article.bulletin = ?1
