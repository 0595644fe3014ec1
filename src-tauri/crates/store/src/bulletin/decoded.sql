select text_version.decoded
from bulletin
join text_version on text_version.bulletin = bulletin.id and text_version.number = bulletin.version
where bulletin.id = ?1
