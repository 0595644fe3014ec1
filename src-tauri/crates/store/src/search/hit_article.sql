select article.id, article.id as article, bulletin.id as bulletin, bulletin.title as bulletin_title,
  article.title, article.region, coalesce(article.date, bulletin.date) as date, article.text
from article
join bulletin on bulletin.id = article.bulletin
where article.entry = ?1
