insert into brief_revision (brief, number, text, made_at, name)
select ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4
from brief_revision
where brief = ?1
returning number
