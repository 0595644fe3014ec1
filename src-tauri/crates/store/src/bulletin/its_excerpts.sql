select excerpt.id
from excerpt
join article on article.id = excerpt.article
where article.bulletin = ?1
