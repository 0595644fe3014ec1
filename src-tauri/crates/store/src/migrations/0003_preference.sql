-- Which figure a person goes by where sources differ, and why.

create table preference (
  statistic text primary key references statistic (id) on delete cascade,
  reason text not null,
  made_at integer not null
) strict;
