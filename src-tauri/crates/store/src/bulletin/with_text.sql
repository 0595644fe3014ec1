bulletin.id in (
  select article.bulletin
  from search_index
  join article on article.entry = search_index.rowid
  where search_index match ? and search_index.rowid < ?
)
or instr(bulletin.title, ?) > 0
or instr(bulletin.number, ?) > 0
or instr(bulletin.file_name, ?) > 0
