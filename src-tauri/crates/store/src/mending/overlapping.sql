select 'excerpt' as kind, id, quote, '' as state, at_start, at_end
from excerpt
where article = ?1 and at_start < ?3 and at_end > ?2
union all
select 'statistic', id, quote, state, quote_start, quote_end
from statistic
where article = ?1 and quote_start < ?3 and quote_end > ?2
union all
select 'measure', id, text, state, at_start, at_end
from measure
where article = ?1 and at_start < ?3 and at_end > ?2
