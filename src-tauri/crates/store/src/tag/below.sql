with recursive below (id) as (
  select ?1
  union
  select tag.id
  from tag
  join below on tag.parent = below.id
)
select id
from below
