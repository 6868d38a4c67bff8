-- Tags that say what a chat was about. Nothing here is SuperOffice's.

create table chat_tag (
  id       bigint generated always as identity constraint pk_chat_tag primary key,
  name     varchar(40) not null,
  color    varchar(7) not null,
  archived boolean not null default false,
  version  integer not null default 0,
  constraint ck_chat_tag_name check (btrim(name) <> ''),
  constraint ck_chat_tag_color check (color ~ '^#[0-9a-f]{6}$')
);
comment on table chat_tag is 'Tags with which agents say what a chat was about. They are archived and not deleted, so that figures of the past stay.';
create unique index ux_chat_tag_name on chat_tag (lower(name));

create function parley_audit_tag() returns trigger language plpgsql security definer as $$
declare
  ignored constant text[] := '{id,version}';
begin
  -- The name is always there, since it says which tag was changed.
  perform parley_audit(
    case tg_op when 'INSERT' then 'TAG_CREATED' else 'TAG_CHANGED' end, null, null, null,
    parley_differences(to_jsonb(old) - ignored, to_jsonb(new) - ignored) || jsonb_build_object('name', jsonb_build_array(old.name, new.name)));
  return null;
end $$;

create trigger tr_chat_tag_audited after insert on chat_tag
  for each row execute function parley_audit_tag();
create trigger tr_chat_tag_change_audited after update on chat_tag
  for each row when (old.version <> new.version) execute function parley_audit_tag();

-- Followed lists read the changes of tags.
create trigger tr_chat_tag_inserted after insert on chat_tag
  referencing new table as new_rows for each statement execute function parley_record_changes('id', '', '');
create trigger tr_chat_tag_updated after update on chat_tag
  referencing old table as old_rows new table as new_rows for each statement execute function parley_record_changes('id', '', '');
create trigger tr_chat_tag_deleted after delete on chat_tag
  referencing old table as old_rows for each statement execute function parley_record_changes('id', '', '');
create trigger tr_chat_tag_truncated after truncate on chat_tag
  for each statement execute function parley_record_changes('id', '', '');

do $$
begin
  execute format('alter function parley_audit_tag() set search_path = %I, pg_temp', current_schema());
end $$;
