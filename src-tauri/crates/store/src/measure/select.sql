select measure.*, article.bulletin, article.title as article_title, article.region as article_region,
  bulletin.title as bulletin_title, bulletin.issuer, coalesce(article.date, bulletin.date) as date
from measure
join article on article.id = measure.article
join bulletin on bulletin.id = article.bulletin
