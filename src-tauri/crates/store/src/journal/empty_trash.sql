delete from act
where not undone
  and kind in ('delete-bulletin', 'delete-brief', 'delete-excerpt', 'delete-tag')
