select entry
from article
where id = ?1
union all
select entry
from statistic
where article = ?1
union all
select entry
from measure
where article = ?1
