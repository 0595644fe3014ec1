update statistic
set article = ?2, at_start = at_start + ?3, at_end = at_end + ?3, quote_start = quote_start + ?3,
  quote_end = quote_end + ?3, place = place + ?5
where article = ?1 and quote_start >= ?4
