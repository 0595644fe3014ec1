update statistic
set value = ?2, magnitude = ?3, unit = ?4, indicator = ?5, kind = ?6, region = ?7, period = ?8, qualifier = ?9,
  state = 'edited', reader = 'person', changed_at = ?10
where id = ?1
returning entry
