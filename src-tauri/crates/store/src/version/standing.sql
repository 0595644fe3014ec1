select 'excerpt' as kind, id, at_start, at_end, at_start as figure_start, at_end as figure_end
from excerpt
where article = ?1
union all
select 'statistic', id, quote_start, quote_end, at_start, at_end
from statistic
where article = ?1
union all
select 'measure', id, at_start, at_end, at_start, at_end
from measure
where article = ?1
