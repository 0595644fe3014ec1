select
  (select count(*) from bulletin),
  (
    select count(*)
    from article
    join bulletin on bulletin.id = article.bulletin and bulletin.version = article.version
  ),
  (select count(*) from excerpt),
  (select count(*) from measure where state <> 'rejected'),
  (select count(*) from statistic where state <> 'rejected'),
  (select count(*) from measure where state = 'proposed'),
  (select count(*) from statistic where state = 'proposed'),
  (select count(*) from tag),
  (select count(*) from brief)
