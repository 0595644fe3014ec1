insert into excerpt (id, entry, article, at_start, at_end, quote, statement, note, created_at, changed_at)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)
