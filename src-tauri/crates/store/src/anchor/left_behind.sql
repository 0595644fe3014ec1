select 'excerpt' as kind, excerpt.id, excerpt.quote
from article
join excerpt on excerpt.article = article.id
where article.bulletin = ?1 and article.version <> ?2
union all
select 'statistic', statistic.id, statistic.quote
from article
join statistic on statistic.article = article.id
where article.bulletin = ?1 and article.version <> ?2
union all
select 'measure', measure.id, measure.text
from article
join measure on measure.article = article.id
where article.bulletin = ?1 and article.version <> ?2
