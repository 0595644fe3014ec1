-- Format 2: documents that are nearly the same are recognised, and a reading may be in an encoding that a person chose.

-- The encoding that a person chose for this reading; null where the program found it out.
alter table text_version add column chosen text;

-- The sentences of each article as numbers, to recognise a reprint by: see resemblance.rs.
create table fingerprint (
  entry integer primary key,
  -- Six bytes a sentence, rising.
  sentences blob not null
) strict;

create table sentence (
  hash integer not null,
  entry integer not null,
  primary key (hash, entry)
) strict, without rowid;
