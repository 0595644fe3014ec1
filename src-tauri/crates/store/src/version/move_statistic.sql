update statistic
set article = ?2, at_start = ?3, at_end = ?4, quote_start = ?5, quote_end = ?6
where id = ?1
