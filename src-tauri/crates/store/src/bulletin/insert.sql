insert into bulletin (id, hash, file_name, size, kind, encoding, title, issuer, number, date, imported_at, version)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 1)
