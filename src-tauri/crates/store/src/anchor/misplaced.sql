select 1
from excerpt
join article on article.id = excerpt.article
where excerpt.id = ?1
  and substr(article.text, excerpt.at_start + 1, excerpt.at_end - excerpt.at_start) <> excerpt.quote
