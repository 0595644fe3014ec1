with subject (kind, id, entry) as (
  select 'article', id, entry from article
  union all
  select 'excerpt', id, entry from excerpt
  union all
  select 'measure', id, entry from measure
  union all
  select 'statistic', id, entry from statistic
  union all
  select 'brief', id, entry from brief
)
select subject.kind, subject.id
from subject
left join search_index_docsize on search_index_docsize.id = subject.entry
where search_index_docsize.id is null
union all
select 'entry', cast(search_index_docsize.id as text)
from search_index_docsize
where search_index_docsize.id & ~?1 not in (select entry from subject)
