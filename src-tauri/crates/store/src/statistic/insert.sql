insert into statistic (id, entry, article, place, at_start, at_end, quote_start, quote_end, quote, figure, value, unit,
  indicator, kind, region, period, qualifier, confidence, state, reader, changed_at)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
