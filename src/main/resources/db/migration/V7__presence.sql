-- When a client of each user was last heard from. A table of its own: it is written every few seconds, and a user's row belongs to the
-- CRM and is locked whenever the user gets a session.
create table agent_last_seen (
  user_id bigint not null constraint pk_agent_last_seen primary key
    constraint fk_agent_last_seen_user references ejuser on delete cascade,
  seen_at timestamptz not null default now()
);
comment on table agent_last_seen is 'When a client of the user was last heard from; each user has a row. Not SuperOffice''s.';

insert into agent_last_seen (user_id) select id from ejuser;

-- Every user has a row, and silence counts from the instant at which the user became present, whoever wrote that. It runs as its owner:
-- programs that may write users need no rights on this table.
create function parley_agent_seen() returns trigger language plpgsql security definer as $$
begin
  insert into agent_last_seen (user_id) values (new.id)
  on conflict (user_id) do update set seen_at = excluded.seen_at;
  return null;
end $$;

-- Whatever the search path of the program that writes: names mean the tables of this schema.
do $$
begin
  execute format('alter function parley_agent_seen() set search_path = %I, pg_temp', current_schema());
end $$;

create trigger tr_ejuser_created after insert on ejuser
  for each row execute function parley_agent_seen();

create trigger tr_ejuser_arrived after update on ejuser
  for each row when (new.chat_status = 1 and old.chat_status <> 1)
  execute function parley_agent_seen();

-- Tells those who follow queues that an agent came or went, with the user's id and nothing else.
create function parley_notify_presence() returns trigger language plpgsql as $$
begin
  perform pg_notify('parley_presence', new.id::text);
  return null;
end $$;

create trigger tr_ejuser_presence after update on ejuser
  for each row when (
    (old.chat_status, old.status) is distinct from (new.chat_status, new.status)
    and current_setting('parley.notify', true) is distinct from 'off')
  execute function parley_notify_presence();

-- Kinds of notices from 100 on are not SuperOffice's.
alter table chat_message
  drop constraint ck_chat_message_special_type,
  add constraint ck_chat_message_special_type check (special_type between 0 and 18 and special_type <> 4 or special_type = 100);
