-- Changes of the records that chat sessions link to, whoever makes them: the CRM writes its tables by SQL. Followed lists read them
-- beside the events of sessions. A row has the record's number and the names of columns, never what is in them.

create table record_change (
  xid        xid8 not null default pg_current_xact_id(),
  -- From the sequence of the events: (xid, id) is one order over both tables.
  id         bigint not null default nextval('chat_session_event_id_seq'),
  operation  char(1) not null,
  table_name varchar(63) not null,
  record_id  bigint,
  columns    text[],
  former     text[],
  at         timestamptz not null default now(),
  constraint pk_record_change primary key (xid, id),
  constraint ck_record_change_operation check (operation in ('I', 'U', 'D', 'T'))
);
create index ix_record_change_at on record_change (at);
comment on table record_change is 'Changes of records that chat sessions link to; rows are removed when no subscription can resume behind them.';
comment on column record_change.operation is 'I insert, U update, D delete, T truncate.';
comment on column record_change.record_id is 'Null: one statement changed more records than are listed one by one.';
comment on column record_change.columns is 'The columns that an update changed; null for all.';
comment on column record_change.former is 'Links that an update or a delete ended, as column=number.';

-- Arguments: the key's column; the columns that link to other records; columns that no reader needs to hear of. Each list is
-- separated by commas. It runs as its owner: programs that may write a CRM table need no rights on Parley's.
create function parley_record_changes() returns trigger language plpgsql security definer as $$
declare
  most    constant integer := 1000;
  key     constant text := tg_argv[0];
  links   constant text[] := string_to_array(tg_argv[1], ',');
  ignored constant text[] := string_to_array(tg_argv[2], ',');
  before  jsonb[] := '{}';
  after   jsonb[] := '{}';
begin
  if tg_op in ('UPDATE', 'DELETE') then
    select coalesce(array_agg(to_jsonb(r) - ignored), '{}') into before from (select * from old_rows limit most + 1) r;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    select coalesce(array_agg(to_jsonb(r) - ignored), '{}') into after from (select * from new_rows limit most + 1) r;
  end if;
  if tg_op = 'TRUNCATE' or greatest(cardinality(before), cardinality(after)) > most then
    insert into record_change (operation, table_name) values (left(tg_op, 1), tg_table_name);
  else
    insert into record_change (operation, table_name, record_id, columns, former)
    select case when o.content is null then 'I' when n.content is null then 'D' else 'U' end,
           tg_table_name,
           (coalesce(n.content, o.content) ->> key)::bigint,
           case when o.content is not null and n.content is not null then (
             select array_agg(field.key) from jsonb_each(n.content) field
             where field.value is distinct from o.content -> field.key) end,
           (select array_agg(link || '=' || (o.content ->> link)) from unnest(links) link
            where o.content ->> link is not null
              and (n.content is null or n.content -> link is distinct from o.content -> link))
    from unnest(before) o (content)
    full join unnest(after) n (content) on n.content -> key = o.content -> key
    where o.content is distinct from n.content;
  end if;
  if found and current_setting('parley.notify', true) is distinct from 'off' then
    perform pg_notify('parley_record', '0');
  end if;
  return null;
end $$;

-- A membership has no number of its own: it is a change of the person's list and of the project's.
create function parley_membership_changes() returns trigger language plpgsql security definer as $$
declare
  most    constant integer := 1000;
  before  projectmember[] := '{}';
  after   projectmember[] := '{}';
begin
  if tg_op in ('UPDATE', 'DELETE') then
    select coalesce(array_agg(r::projectmember), '{}') into before from (select * from old_rows limit most + 1) r;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    select coalesce(array_agg(r::projectmember), '{}') into after from (select * from new_rows limit most + 1) r;
  end if;
  if tg_op = 'TRUNCATE' or greatest(cardinality(before), cardinality(after)) > most then
    insert into record_change (operation, table_name, columns) values ('U', 'person', '{projects}'), ('U', 'project', '{members}');
  else
    insert into record_change (operation, table_name, record_id, columns)
    select distinct 'U', side.*
    from unnest(before || after) m,
         lateral (values ('person', m.person_id, '{projects}'::text[]), ('project', m.project_id, '{members}')) side (name, id, lists);
  end if;
  if found and current_setting('parley.notify', true) is distinct from 'off' then
    perform pg_notify('parley_record', '0');
  end if;
  return null;
end $$;

-- Parley's own changes of a session come with an event. Other programs end its links when they remove a record.
create function parley_session_relinked() returns trigger language plpgsql security definer as $$
begin
  insert into record_change (operation, table_name, record_id) values ('U', tg_table_name, new.id);
  if current_setting('parley.notify', true) is distinct from 'off' then
    perform pg_notify('parley_record', '0');
  end if;
  return null;
end $$;

create trigger tr_chat_session_relinked after update on chat_session
  for each row when (
    old.event_seq = new.event_seq
    and (old.topic_id, old.user_id, old.customer_id, old.project_id, old.sale_id, old.ticket_id, old.contact_id, old.transfer_to)
      is distinct from (new.topic_id, new.user_id, new.customer_id, new.project_id, new.sale_id, new.ticket_id, new.contact_id, new.transfer_to))
  execute function parley_session_relinked();

-- Whatever the search path of the program that writes: names mean the tables of this schema.
do $$
declare
  name text;
begin
  foreach name in array array['parley_record_changes', 'parley_membership_changes', 'parley_session_relinked'] loop
    execute format('alter function %I() set search_path = %I, pg_temp', name, current_schema());
  end loop;
end $$;

do $$
declare
  on_table record;
begin
  for on_table in
    select name, format('%s(%L, %L, %L)', 'parley_record_changes', key, links, ignored) as function
    from (values
      ('contact', 'contact_id', 'mother_id', ''),
      ('person', 'person_id', 'contact_id', ''),
      ('project', 'project_id', '', ''),
      ('sale', 'sale_id', 'contact_id,person_id,project_id', ''),
      ('ticket', 'id', 'created_by,owned_by,cust_id,contact_id,sale_id,project_id', ''),
      ('ej_message', 'id', 'ticket_id,created_by,customer_id', ''),
      ('ejuser', 'id', '', 'password'),
      ('chat_topic', 'id', '', ''),
      ('chat_topic_user', 'id', 'user_id,topic_id', '')) as record (name, key, links, ignored)
    union all
    select 'projectmember', 'parley_membership_changes()'
  loop
    execute format('create trigger tr_%1$s_inserted after insert on %1$I referencing new table as new_rows for each statement execute function %2$s',
      on_table.name, on_table.function);
    execute format('create trigger tr_%1$s_updated after update on %1$I referencing old table as old_rows new table as new_rows for each statement execute function %2$s',
      on_table.name, on_table.function);
    execute format('create trigger tr_%1$s_deleted after delete on %1$I referencing old table as old_rows for each statement execute function %2$s',
      on_table.name, on_table.function);
    execute format('create trigger tr_%1$s_truncated after truncate on %1$I for each statement execute function %2$s',
      on_table.name, on_table.function);
  end loop;
end $$;
