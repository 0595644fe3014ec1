select article.id, article.entry, article.text, fingerprint.sentences
from article
left join fingerprint on fingerprint.entry = article.entry
union all
select 'entry ' || fingerprint.entry, fingerprint.entry, null, null
from fingerprint
where fingerprint.entry not in (select entry from article)
