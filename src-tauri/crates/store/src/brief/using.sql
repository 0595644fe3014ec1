select brief.id, brief.title
from brief_fact
join brief on brief.id = brief_fact.brief
where brief_fact.fact = ?1
order by brief.title
