-- Format 5: who is to carry a measure out, by when, and what it is to reach; null where it does not say.

-- One office, one target a line.
alter table measure add column actors text;
alter table measure add column deadline text;
alter table measure add column targets text;
