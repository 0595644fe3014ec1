with fact (name) as (
  select 'statistic/' || statistic.id
  from article
  join statistic on statistic.article = article.id
  where article.bulletin = ?1
  union all
  select 'measure/' || measure.id
  from article
  join measure on measure.article = article.id
  where article.bulletin = ?1
  union all
  select 'excerpt/' || excerpt.id
  from article
  join excerpt on excerpt.article = article.id
  where article.bulletin = ?1
)
select distinct brief.id, brief.title
from fact
join brief_fact on brief_fact.fact = fact.name
join brief on brief.id = brief_fact.brief
order by brief.title
