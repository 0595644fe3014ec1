select statistic.*, article.bulletin, article.title as article_title, article.region as article_region,
  bulletin.title as bulletin_title, bulletin.issuer, coalesce(article.date, bulletin.date) as date
from statistic
join article on article.id = statistic.article
join bulletin on bulletin.id = article.bulletin
