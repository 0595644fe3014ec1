bulletin.id in (
  select article.bulletin
  from search_index
  join search_entry on search_entry.key = search_index.rowid
  join article on article.id = search_entry.subject
  where search_index match ? and search_index.rowid < ?
)
or instr(bulletin.title, ?) > 0
or instr(bulletin.number, ?) > 0
or instr(bulletin.file_name, ?) > 0
