-- Instances keep in memory what rights a user has in topics. Every statement that depends on them returns the version of the rights as
-- the database has them: where it is another one than the instance knows, the instance reads the rights anew and asks again.

create table rights_version (
  user_id bigint not null constraint pk_rights_version primary key,
  version bigint not null
);
comment on table rights_version is 'How often the rights of a user have changed; of user 0, those of all users. Not SuperOffice''s.';
comment on column rights_version.user_id is 'The user, or 0. It may be a user who is not there any more.';
comment on column rights_version.version is 'Goes up with every change of a membership of a topic, and of a login name or a status.';

-- Trigger function of tables whose rows say what users may do; its arguments are the column that names the
-- user, and the columns that matter. Rows are written in the order of the users, so that two changes do not wait for each other.
create function parley_rights_changed() returns trigger language plpgsql security definer as $$
declare
  users bigint[] := array[0::bigint];
begin
  if tg_op = 'INSERT' then
    execute format('select array_agg(%I) from new_rows', tg_argv[0]) into users;
  elsif tg_op = 'DELETE' then
    execute format('select array_agg(%I) from old_rows', tg_argv[0]) into users;
  elsif tg_op = 'UPDATE' then
    execute format('select array_agg(%1$I) from (
                      (select %2$s from old_rows except select %2$s from new_rows)
                      union (select %2$s from new_rows except select %2$s from old_rows)) changed', tg_argv[0], tg_argv[1]) into users;
  end if;
  insert into rights_version (user_id, version)
  select distinct u, 1 from unnest(users) u order by u
  on conflict (user_id) do update set version = rights_version.version + 1;
  return null;
end $$;

-- Whatever the search path of the program that writes: names mean the tables of this schema.
do $$
declare
  on_table record;
begin
  execute format('alter function parley_rights_changed() set search_path = %I, pg_temp', current_schema());
  for on_table in select * from (values
      ('chat_topic_user', 'user_id', 'user_id, topic_id, can_respond, can_listen, manager, notifications'),
      ('ejuser', 'id', 'id, loginname, status')) as t (name, key, columns) loop
    execute format('create trigger tr_%1$s_rights_inserted after insert on %1$I referencing new table as new_rows for each statement execute function parley_rights_changed(%2$L, %3$L)',
      on_table.name, on_table.key, on_table.columns);
    execute format('create trigger tr_%1$s_rights_updated after update on %1$I referencing old table as old_rows new table as new_rows for each statement execute function parley_rights_changed(%2$L, %3$L)',
      on_table.name, on_table.key, on_table.columns);
    execute format('create trigger tr_%1$s_rights_deleted after delete on %1$I referencing old table as old_rows for each statement execute function parley_rights_changed(%2$L, %3$L)',
      on_table.name, on_table.key, on_table.columns);
    execute format('create trigger tr_%1$s_rights_truncated after truncate on %1$I for each statement execute function parley_rights_changed(%2$L, %3$L)',
      on_table.name, on_table.key, on_table.columns);
  end loop;
end $$;
