set local lock_timeout = '10s';
lock table chat_topic in share update exclusive mode;
set local lock_timeout = '500ms';

-- Retention and consent of a topic.
alter table chat_topic
  add column retention_days  integer,
  add column consent_text    varchar(4000),
  add column consent_version integer not null default 0,
  add constraint ck_chat_topic_retention_days check (retention_days between 1 and 36500) not valid;
comment on column chat_topic.retention_days is 'Days after which ended sessions are deleted; null for the setting of the service.';
comment on column chat_topic.consent_text is 'What customers consent to; null for the text of the client.';
comment on column chat_topic.consent_version is 'Number of the latest text; 0 if there was none yet. The database counts.';

create table chat_consent_text (
  id         bigint generated always as identity constraint pk_chat_consent_text primary key,
  topic_id   bigint not null constraint fk_chat_consent_text_topic references chat_topic on delete cascade,
  version    integer not null,
  text       varchar(4000) not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint ux_chat_consent_text_topic_version unique (topic_id, version)
);
comment on table chat_consent_text is 'All texts of consent that topics ever had. Not SuperOffice''s.';

create function parley_count_consent_text() returns trigger language plpgsql as $$
begin
  new.consent_version := case
    when tg_op = 'INSERT' then case when new.consent_text is null then 0 else 1 end
    when new.consent_text is not null and new.consent_text is distinct from old.consent_text then old.consent_version + 1
    else old.consent_version end;
  return new;
end $$;
create trigger tr_chat_topic_inserted_consent before insert on chat_topic
  for each row execute function parley_count_consent_text();
create trigger tr_chat_topic_updated_consent before update on chat_topic
  for each row when ((old.consent_text, old.consent_version) is distinct from (new.consent_text, new.consent_version))
  execute function parley_count_consent_text();

create function parley_keep_consent_text() returns trigger language plpgsql security definer as $$
begin
  insert into chat_consent_text (topic_id, version, text) values (new.id, new.consent_version, new.consent_text);
  return null;
end $$;
create trigger tr_chat_topic_inserted_consent_text after insert on chat_topic
  for each row when (new.consent_text is not null) execute function parley_keep_consent_text();
create trigger tr_chat_topic_updated_consent_text after update on chat_topic
  for each row when (new.consent_version > old.consent_version) execute function parley_keep_consent_text();

do $$ begin
  execute format('alter function parley_keep_consent_text() set search_path = %I, pg_temp', current_schema());
end $$;

do $$
declare
  on_table record;
begin
  -- Followed lists read the changes of this table.
  for on_table in
    select t.name, format('parley_record_changes(%L, %L, %L)', 'id', t.links, '') as function
    from (values
      ('chat_consent_text', 'topic_id')) as t (name, links)
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
