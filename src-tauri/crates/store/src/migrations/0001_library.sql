-- The library as format 1 has it.
-- Identifiers are ULIDs as text; moments are milliseconds since 1970; places count characters of the article's text.

create table library (
  one integer primary key check (one = 1),
  id text not null,
  created_at integer not null,
  -- Number of the last entry of the search index.
  entries integer not null default 0
) strict;

create table setting (
  name text primary key,
  value text not null
) strict;

create table bulletin (
  id text primary key,
  hash text not null unique,
  file_name text not null,
  size integer not null,
  kind text not null,
  encoding text not null,
  title text not null,
  issuer text,
  number text,
  date text,
  imported_at integer not null,
  -- The text version that is current: articles of earlier ones stay for what is anchored in them.
  version integer not null
) strict;

create index bulletin_by_import on bulletin (imported_at, id);

-- The bytes of the file, compressed (zlib), apart from the rows that lists go through.
create table original (
  bulletin text primary key references bulletin (id) on delete cascade,
  data blob not null
) strict;

-- One reading of a bulletin's bytes. `decoded` is the text as decoded, compressed, or null where it is the bytes themselves.
create table text_version (
  bulletin text not null references bulletin (id) on delete cascade,
  number integer not null,
  made_at integer not null,
  decoded blob,
  primary key (bulletin, number)
) strict;

create table remark (
  bulletin text not null,
  version integer not null,
  place integer not null,
  severity text not null,
  code text not null,
  message text not null,
  at_start integer,
  at_end integer,
  primary key (bulletin, version, place),
  foreign key (bulletin, version) references text_version (bulletin, number) on delete cascade
) strict;

-- `entry`, here and below, is the number of the entry in the search index.
create table article (
  id text primary key,
  entry integer not null unique,
  bulletin text not null,
  version integer not null,
  place integer not null,
  title text not null,
  byline text,
  date text,
  region text,
  text text not null,
  -- Paragraphs, bold runs and the origin map as packed numbers (packed.rs).
  blocks blob not null,
  emphasis blob not null,
  origin blob not null,
  foreign key (bulletin, version) references text_version (bulletin, number) on delete cascade
) strict;

create unique index article_in_order on article (bulletin, version, place);
create index article_by_region on article (region);

create table statistic (
  id text primary key,
  entry integer not null unique,
  article text not null references article (id) on delete cascade,
  place integer not null,
  at_start integer not null,
  at_end integer not null,
  quote_start integer not null,
  quote_end integer not null,
  quote text not null,
  figure text not null,
  -- The exact decimal; `magnitude` is the nearest double, for ordering only.
  value text not null,
  magnitude real not null generated always as (cast(value as real)) virtual,
  unit text not null,
  indicator text not null,
  kind text not null,
  region text,
  period text,
  qualifier text,
  confidence text not null,
  state text not null,
  reader text not null check (reader in ('program', 'person')),
  changed_at integer not null
) strict;

create index statistic_in_order on statistic (article, place, state);
create index statistic_by_indicator on statistic (indicator, region, period);
create index statistic_by_region on statistic (region);

create table measure (
  id text primary key,
  entry integer not null unique,
  article text not null references article (id) on delete cascade,
  place integer not null,
  at_start integer not null,
  at_end integer not null,
  marker text,
  head text not null,
  text text not null,
  region text,
  -- Names of policy documents, one a line.
  policies text not null,
  confidence text not null,
  state text not null,
  reader text not null check (reader in ('program', 'person')),
  changed_at integer not null
) strict;

create index measure_in_order on measure (article, place, state);
create index measure_by_region on measure (region);

create table tag (
  id text primary key,
  parent text references tag (id) on delete cascade,
  name text not null,
  color text not null
) strict;

create unique index tag_by_name on tag (coalesce(parent, ''), name);
create index tag_by_parent on tag (parent);

create table excerpt (
  id text primary key,
  entry integer not null unique,
  article text not null references article (id) on delete cascade,
  at_start integer not null,
  at_end integer not null,
  quote text not null,
  statement text not null,
  note text not null,
  created_at integer not null,
  changed_at integer not null
) strict;

create index excerpt_in_order on excerpt (article, at_start);
create index excerpt_by_change on excerpt (changed_at);

create table excerpt_tag (
  excerpt text not null references excerpt (id) on delete cascade,
  place integer not null,
  tag text not null references tag (id) on delete cascade,
  primary key (excerpt, tag)
) strict, without rowid;

create index excerpt_tag_by_tag on excerpt_tag (tag);

create table brief (
  id text primary key,
  entry integer not null unique,
  title text not null,
  template text,
  state text not null check (state in ('draft', 'submitted', 'verified', 'final')),
  created_at integer not null,
  changed_at integer not null
) strict;

create table brief_revision (
  brief text not null references brief (id) on delete cascade,
  number integer not null,
  text text not null,
  made_at integer not null,
  name text,
  primary key (brief, number)
) strict;

-- What the current text of each brief links to, as `statistic/01J9Z3…`. No foreign key: a link may outlive its fact.
create table brief_fact (
  brief text not null references brief (id) on delete cascade,
  fact text not null,
  primary key (brief, fact)
) strict, without rowid;

create index brief_fact_by_fact on brief_fact (fact);

-- What people did, so that it can be undone: see journal.rs. `undone` acts can be redone.
create table act (
  number integer primary key,
  at integer not null,
  kind text not null,
  about text not null,
  undone integer not null default 0,
  changes blob not null
) strict;

create table import_log (
  key integer primary key,
  at integer not null,
  file_name text not null,
  result text not null check (result in ('new', 'known', 'unreadable')),
  bulletin text,
  message text not null
) strict;

-- The search index: see search/index.rs. Terms are made in Rust and parted by blanks; `ascii` takes every other
-- character above 127 as it comes.
create virtual table search_index using fts5 (
  text,
  tokenize = 'ascii',
  content = '',
  contentless_delete = 1
);

-- Which single characters stand in which entry; without their places it is small.
create virtual table search_character using fts5 (
  text,
  tokenize = 'ascii',
  detail = none,
  content = '',
  contentless_delete = 1
);

-- Kind and day of the entries, 4096 of them in a row.
create table search_entry (
  block integer primary key,
  records blob not null
) strict;

-- Entries that have been replaced or removed: of these the index keeps outdated postings until it merges them away.
create table search_stale (
  entry integer primary key
) strict;

-- Fewer, larger merges: an import writes one segment a document.
insert into search_index (search_index, rank) values ('automerge', 16);
insert into search_index (search_index, rank) values ('crisismerge', 32);
insert into search_character (search_character, rank) values ('automerge', 16);
insert into search_character (search_character, rank) values ('crisismerge', 32);
