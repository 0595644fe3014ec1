insert into article (id, entry, bulletin, version, place, title, byline, date, region, text, blocks, emphasis, origin)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
