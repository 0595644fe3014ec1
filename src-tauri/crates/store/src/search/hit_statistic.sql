select statistic.id, article.id as article, bulletin.id as bulletin, bulletin.title as bulletin_title,
  statistic.indicator as title, statistic.region, coalesce(article.date, bulletin.date) as date,
  statistic.quote as text, statistic.at_start, statistic.at_end
from statistic
join article on article.id = statistic.article
join bulletin on bulletin.id = article.bulletin
where statistic.entry = ?1
