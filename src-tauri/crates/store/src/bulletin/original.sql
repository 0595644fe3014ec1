select original.data, bulletin.size, bulletin.hash
from original
join bulletin on bulletin.id = original.bulletin
where bulletin.id = ?1
