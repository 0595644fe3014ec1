select measure.id, article.id as article, bulletin.id as bulletin, bulletin.title as bulletin_title,
  measure.head as title, measure.region, coalesce(article.date, bulletin.date) as date, measure.text,
  measure.at_start, measure.at_end
from measure
join article on article.id = measure.article
join bulletin on bulletin.id = article.bulletin
where measure.entry = ?1
