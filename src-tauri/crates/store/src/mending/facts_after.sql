select coalesce(max(place), -1) + 1
from (
  select place from statistic where article = ?1
  union all
  select place from measure where article = ?1
)
