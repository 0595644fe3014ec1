select measure.id
from measure
join article on article.id = measure.article
where article.bulletin = ?1
