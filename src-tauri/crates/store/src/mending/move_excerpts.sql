update excerpt
set article = ?2, at_start = at_start + ?3, at_end = at_end + ?3
where article = ?1 and at_start >= ?4
