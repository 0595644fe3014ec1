insert into text_version (bulletin, number, made_at, decoded, chosen)
values (?1, ?2, ?3, ?4, ?5)
