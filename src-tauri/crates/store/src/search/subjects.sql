select search_entry.subject
from search_index
join search_entry on search_entry.key = search_index.rowid
where search_index match ? and search_index.rowid < ?
