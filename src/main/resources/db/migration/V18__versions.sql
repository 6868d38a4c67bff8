-- Versions of topics, memberships and users, which clients send back as expectedVersion. They go up with every change of a row, whoever makes
-- it: Parley raises them itself, and for other programs the trigger does.

alter table chat_topic add column version integer not null default 1;
alter table chat_topic_user add column version integer not null default 1;
alter table ejuser add column version integer not null default 1;
comment on column chat_topic.version is 'Goes up with every change, except of the statistics of accepts. Not SuperOffice''s.';
comment on column chat_topic_user.version is 'Goes up with every change. Not SuperOffice''s.';
comment on column ejuser.version is 'Goes up with every change, except of the password. Not SuperOffice''s.';

create function parley_raise_version() returns trigger language plpgsql as $$
declare
  changed record := new;
begin
  if tg_table_name = 'chat_topic' then
    changed.last_accept := old.last_accept;
    changed.seconds_pr_accept := old.seconds_pr_accept;
    changed.accept_samples := old.accept_samples;
    changed.accept_gap_millis := old.accept_gap_millis;
  elsif tg_table_name = 'ejuser' then
    changed.password := old.password;
  end if;
  if changed is distinct from old then
    new.version := old.version + 1;
  end if;
  return new;
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['chat_topic', 'chat_topic_user', 'ejuser'] loop
    execute format('create trigger tr_%1$s_updated_version before update on %1$I
      for each row when (new.version = old.version) execute function parley_raise_version()', name);
  end loop;
end $$;
