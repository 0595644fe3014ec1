select brief.id, null as article, null as bulletin, null as bulletin_title,
  brief.title, null as region, null as date, brief_revision.text
from brief
join brief_revision on brief_revision.brief = brief.id
where brief.entry = ?1
order by brief_revision.number desc
limit 1
