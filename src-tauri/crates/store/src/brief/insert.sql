insert into brief (id, title, template, state, created_at, changed_at)
values (?1, ?2, ?3, ?4, ?5, ?5)
