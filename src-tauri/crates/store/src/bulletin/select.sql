select bulletin.*,
  (
    select group_concat(region, char(10))
    from (
      select region
      from article
      where article.bulletin = bulletin.id and article.version = bulletin.version and region is not null
      group by region
      order by min(place)
    )
  ) as regions,
  (
    select count(*)
    from article
    where article.bulletin = bulletin.id and article.version = bulletin.version
  ) as articles,
  (
    select count(*)
    from article
    join statistic on statistic.article = article.id
    where article.bulletin = bulletin.id and article.version = bulletin.version and statistic.state <> 'rejected'
  ) as statistics,
  (
    select count(*)
    from article
    join measure on measure.article = article.id
    where article.bulletin = bulletin.id and article.version = bulletin.version and measure.state <> 'rejected'
  ) as measures,
  (
    select count(*)
    from article
    join excerpt on excerpt.article = article.id
    where article.bulletin = bulletin.id and article.version = bulletin.version
  ) as excerpts,
  (
    select count(*)
    from article
    join statistic on statistic.article = article.id
    where article.bulletin = bulletin.id and article.version = bulletin.version and statistic.state = 'proposed'
  ) + (
    select count(*)
    from article
    join measure on measure.article = article.id
    where article.bulletin = bulletin.id and article.version = bulletin.version and measure.state = 'proposed'
  ) as to_review
from bulletin
