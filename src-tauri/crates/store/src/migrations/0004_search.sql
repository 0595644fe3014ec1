-- Format 4: searches are saved, figures found by period, and long lists read from indexes alone.

create table saved_search (
  id text primary key,
  name text not null unique,
  -- As typed.
  query text not null,
  -- The filters, as the one who saves them writes them.
  filters text not null,
  saved_at integer not null
) strict;

-- Each holds what a list is narrowed by besides, so that neither counting nor finding a page reads the rows.
drop index statistic_by_region;
create index statistic_by_region on statistic (region, entry, state, kind, period, magnitude);
create index statistic_by_entry on statistic (entry, state, kind);
create index statistic_by_state on statistic (state, entry);
create index statistic_by_kind on statistic (kind, entry, state);
create index statistic_by_period on statistic (period, entry, state, kind);
create index statistic_by_value on statistic (magnitude, state, kind);

drop index measure_by_region;
create index measure_by_region on measure (region, entry, state);
create index measure_by_entry on measure (entry, state);
create index measure_by_state on measure (state, entry);
