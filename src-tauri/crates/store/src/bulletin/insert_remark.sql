insert into remark (bulletin, version, place, severity, code, message, at_start, at_end)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
