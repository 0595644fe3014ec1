select rowid
from search_table
where search_table match ?1
  and rowid >= ?2
order by rowid desc
limit ?3
