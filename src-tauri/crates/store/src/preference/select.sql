select statistic, reason, made_at
from preference
