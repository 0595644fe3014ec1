select number, made_at, name, length(text)
from brief_revision
where brief = ?1
order by number desc
