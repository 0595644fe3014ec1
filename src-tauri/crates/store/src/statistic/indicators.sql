select indicator, count(*)
from statistic
where state <> 'rejected'
group by indicator
order by count(*) desc, indicator
limit ?1
