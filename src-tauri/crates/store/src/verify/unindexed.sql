with subject (kind, id) as (
  select 'article', id from article
  union all
  select 'excerpt', id from excerpt
  union all
  select 'measure', id from measure
  union all
  select 'statistic', id from statistic
  union all
  select 'brief', id from brief
)
select subject.kind, subject.id
from subject
left join search_entry on search_entry.subject = subject.id and search_entry.kind = subject.kind
left join search_index on search_index.rowid = search_entry.key
where search_index.rowid is null
union all
select search_entry.kind, search_entry.subject
from search_entry
left join subject on subject.id = search_entry.subject and subject.kind = search_entry.kind
where subject.id is null
