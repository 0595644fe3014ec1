update article
set title = ?2, byline = ?3, date = ?4, region = ?5, text = ?6, blocks = ?7, emphasis = ?8, origin = ?9
where id = ?1
