select excerpt.*, article.bulletin, article.title as article_title, article.region as article_region,
  bulletin.title as bulletin_title, bulletin.issuer, coalesce(article.date, bulletin.date) as date,
  (
    select group_concat(excerpt_tag.tag, ' ' order by excerpt_tag.place)
    from excerpt_tag
    where excerpt_tag.excerpt = excerpt.id
  ) as tags
from excerpt
join article on article.id = excerpt.article
join bulletin on bulletin.id = article.bulletin
