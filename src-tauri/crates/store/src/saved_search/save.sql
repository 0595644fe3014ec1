insert into saved_search (id, name, query, filters, saved_at)
values (?1, ?2, ?3, ?4, ?5)
on conflict (name) do update set query = excluded.query, filters = excluded.filters, saved_at = excluded.saved_at
returning *
