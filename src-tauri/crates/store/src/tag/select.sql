select tag.id, tag.parent, tag.name, tag.color,
  (select count(*) from excerpt_tag where excerpt_tag.tag = tag.id) as excerpts
from tag
order by tag.parent, tag.name
