create temp table journal_switch (is_on integer not null);
insert into journal_switch (is_on) values (0);
create temp table journal_change (
  place integer primary key,
  name text not null,
  before text,
  after text
);
