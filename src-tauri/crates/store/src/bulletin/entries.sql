select entry
from article
where bulletin = ?1
union all
select excerpt.entry
from article
join excerpt on excerpt.article = article.id
where article.bulletin = ?1
union all
select measure.entry
from article
join measure on measure.article = article.id
where article.bulletin = ?1
union all
select statistic.entry
from article
join statistic on statistic.article = article.id
where article.bulletin = ?1
