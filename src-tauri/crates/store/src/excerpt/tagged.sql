with recursive below (id) as (
  select ?
  union
  select tag.id
  from tag
  join below on tag.parent = below.id
)
select excerpt_tag.excerpt
from excerpt_tag
join below on below.id = excerpt_tag.tag
