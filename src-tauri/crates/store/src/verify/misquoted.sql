select 'excerpt', excerpt.id
from excerpt
join article on article.id = excerpt.article
where substr(article.text, excerpt.at_start + 1, excerpt.at_end - excerpt.at_start) <> excerpt.quote
union all
select 'statistic', statistic.id
from statistic
join article on article.id = statistic.article
where substr(article.text, statistic.quote_start + 1, statistic.quote_end - statistic.quote_start) <> statistic.quote
union all
select 'measure', measure.id
from measure
join article on article.id = measure.article
where substr(article.text, measure.at_start + 1, measure.at_end - measure.at_start) <> measure.text
