select rowid
from search_index
where search_index match ?1
  and rowid < ?2
order by rowid desc
limit ?3
