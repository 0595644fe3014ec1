update bulletin
set version = ?2, kind = ?3, encoding = ?4, title = ?5, issuer = ?6, number = ?7, date = ?8
where id = ?1
