select number, text
from brief_revision
where brief = ?1
order by number desc
limit 1
