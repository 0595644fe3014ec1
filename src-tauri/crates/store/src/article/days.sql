select coalesce(article.date, bulletin.date) as date, bulletin.imported_at
from article
join bulletin on bulletin.id = article.bulletin
where article.id = ?1
