insert into brief (id, entry, title, template, state, created_at, changed_at)
values (?1, ?2, ?3, ?4, ?5, ?6, ?6)
