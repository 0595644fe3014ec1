insert into measure (id, entry, article, place, at_start, at_end, marker, head, text, region, policies, confidence,
  state, reader, changed_at, actors, deadline, targets)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
