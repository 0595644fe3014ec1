bulletin.id in (
  select article.bulletin
  from search_table
  join article on article.entry = search_table.rowid
  where search_table match ? and search_table.rowid < ?
)
or instr(bulletin.title, ?) > 0
or instr(bulletin.number, ?) > 0
or instr(bulletin.file_name, ?) > 0
