select rowid
from search_table
where search_table match ?1
  and rowid between ?2 and ?3
order by rowid desc
