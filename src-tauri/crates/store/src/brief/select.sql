select brief.*,
  (select max(number) from brief_revision where brief_revision.brief = brief.id) as revision,
  (select count(*) from brief_fact where brief_fact.brief = brief.id) as facts
from brief
