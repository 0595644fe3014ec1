insert into search_index (search_index) values ('delete-all');
insert into search_character (search_character) values ('delete-all');
delete from search_stale
