update statistic
set value = ?2, unit = ?3, indicator = ?4, kind = ?5, region = ?6, period = ?7, qualifier = ?8, state = 'edited',
  reader = 'person', changed_at = ?9
where id = ?1
