update import_ejuser s set loginname = coalesce(username, 'user' || id), issues = issues || 'MISSING_TEXT|loginname'::text
where {new} and loginname is null;

update import_ejuser s set username = loginname, issues = issues || 'MISSING_TEXT|username'::text
where {new} and username is null;

-- A user in normal status keeps the name, then the one with the least id.
update import_ejuser s
set loginname = left(loginname, 62 - length(id::text)) || '#' || id, issues = issues || 'DUPLICATE_LOGIN|loginname'::text
from (
  select line, row_number() over (partition by lower(loginname) order by status = 1 desc, id) as nth from import_ejuser s where {new}) each
where each.line = s.line
  and (each.nth > 1 or exists (select from ejuser u where lower(u.loginname) = lower(s.loginname)));

update import_ejuser s set issues = issues || 'PRESENCE_RESET|chat_status'::text
where {new} and chat_status <> 0;

alter table import_ejuser drop column if exists chat_status;
