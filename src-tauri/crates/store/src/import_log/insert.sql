insert into import_log (at, file_name, result, bulletin, message)
values (?1, ?2, ?3, ?4, ?5)
