update import_kb_entry s set refused = 'NO_ANSWER', issues = issues || 'NO_ANSWER|answer'::text
where {new} and coalesce(answer !~ '\S', true);

update import_kb_entry s
set title = coalesce(substring(left(question, 255) from '\S[^\n]*'), 'Article ' || id), issues = issues || 'MISSING_TEXT|title'::text
where {new} and coalesce(title !~ '\S', true);

update import_kb_entry s set last_changed = {now}, issues = issues || 'MISSING_TIME|last_changed'::text
where {new} and last_changed is null;

update import_kb_entry s set last_changed = {now}, issues = issues || 'FUTURE_TIME|last_changed'::text
where {new} and last_changed > {now};

update import_kb_entry s set published = true
from import_kb_category c
where {new} and c.id = s.category_id and c.refused is null and c.is_open
  and s.access_level = any ({faqAccess}) and s.status = any ({faqStatus}) and (s.expire_date is null or s.expire_date > {now});

update import_kb_entry s set issues = issues || 'NOT_PUBLISHED|status'::text where {new} and not published;
