select excerpt.id, article.id as article, bulletin.id as bulletin, bulletin.title as bulletin_title,
  article.title, article.region, coalesce(article.date, bulletin.date) as date,
  excerpt.quote || case when excerpt.statement = '' then '' else char(10) || excerpt.statement end
    || case when excerpt.note = '' then '' else char(10) || excerpt.note end as text,
  excerpt.at_start, excerpt.at_end
from excerpt
join article on article.id = excerpt.article
join bulletin on bulletin.id = article.bulletin
where excerpt.entry = ?1
