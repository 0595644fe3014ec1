select article.id, article.title, article.text, bulletin.id as bulletin, bulletin.title as bulletin_title,
  bulletin.file_name, coalesce(article.date, bulletin.date) as date, bulletin.imported_at
from article
join bulletin on bulletin.id = article.bulletin and bulletin.version = article.version
where article.entry = ?1
