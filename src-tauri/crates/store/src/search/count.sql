select count(*)
from (
  select 1
  from search_index
  where search_index match ?1
    and rowid < ?2
  limit ?3
)
