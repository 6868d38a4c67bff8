update import_ejuser s set loginname = coalesce(username, 'user' || id), issues = issues || 'MISSING_TEXT|loginname'::text
where {new} and loginname is null;

update import_ejuser s set username = loginname, issues = issues || 'MISSING_TEXT|username'::text
where {new} and username is null;

-- A user in normal status keeps the name, then the one with the least id. If the new name is another user's, a longer one is needed.
do $$ begin
  for attempt in 1..5 loop
    update import_ejuser s
    set loginname = case attempt when 1 then left(loginname, 62 - length(id::text)) || '#' || id
          else left(loginname, 49 - length(id::text)) || '#' || id || '-' || left(md5(loginname), 12) end,
        issues = array_remove(issues, 'DUPLICATE_LOGIN|loginname') || 'DUPLICATE_LOGIN|loginname'::text
    from (
      select line, row_number() over (
        partition by lower(loginname) order by 'DUPLICATE_LOGIN|loginname' = any (issues), status = 1 desc, id) as nth
      from import_ejuser s where {new}) each
    where each.line = s.line
      and (each.nth > 1 or exists (select from ejuser u where lower(u.loginname) = lower(s.loginname)));
    exit when not found;
  end loop;
end $$;

update import_ejuser s set issues = issues || 'PRESENCE_RESET|chat_status'::text
where {new} and chat_status <> 0;

alter table import_ejuser drop column if exists chat_status;
