-- Privacy: redacted messages, legal holds, retention and consent by topic, and the erasure of persons with receipts.
set local statement_timeout = 0;

-- A redacted message keeps its place and loses its text.
alter table chat_message
  add column redacted_at timestamptz,
  add constraint ck_chat_message_redacted check (redacted_at is null or (message is null and special_param is null));
comment on column chat_message.redacted_at is 'When the text was removed; null if it was not.';

alter table chat_session_event add column redacted_seq integer;
comment on column chat_session_event.redacted_seq is 'chat_message.seq of the message whose text the event removed; null for other events.';

-- Retention and consent of a topic.
alter table chat_topic
  add column retention_days  integer,
  add column consent_text    varchar(4000),
  add column consent_version integer not null default 0,
  add constraint ck_chat_topic_retention_days check (retention_days between 1 and 36500);
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

-- Consents of customers. A trigger writes them, so that they agree with the session's flag whoever sets it.
alter table chat_session
  add column consent_version integer,
  add column erased_at       timestamptz;
comment on column chat_session.consent_version is 'Version of the topic''s text that the customer consented to; null if there was no text or no consent.';
alter table person add column erased_at timestamptz;
comment on column person.erased_at is 'When the person was erased; null if it was not. An import adds nothing to an erased person.';
comment on column chat_session.erased_at is 'When the customer''s data were erased from the session; null if they were not.';

create table chat_consent (
  id           bigint generated always as identity constraint pk_chat_consent primary key,
  session_id   bigint not null constraint fk_chat_consent_session references chat_session on delete cascade,
  text_id      bigint constraint fk_chat_consent_text references chat_consent_text on delete set null,
  given_at     timestamptz not null,
  withdrawn_at timestamptz,
  constraint ck_chat_consent_withdrawn check (withdrawn_at >= given_at)
);
comment on table chat_consent is 'Consents that customers gave, and when they withdrew them. Not SuperOffice''s.';
create index ix_chat_consent_session on chat_consent (session_id, id);
create index ix_chat_consent_text on chat_consent (text_id) where text_id is not null;

insert into chat_consent (session_id, given_at)
select id, coalesce(when_form_submitted, when_requested) from chat_session where consented order by id;

-- A session that begins with a consent has it from its form or request. That of an imported session may be years ago.
create function parley_record_consent() returns trigger language plpgsql security definer as $$
begin
  if new.consented then
    insert into chat_consent (session_id, text_id, given_at)
    values (new.id, (select t.id from chat_consent_text t where t.topic_id = new.topic_id and t.version = new.consent_version),
      case when tg_op = 'INSERT' then coalesce(new.when_form_submitted, new.when_requested) else clock_timestamp() end);
  else
    update chat_consent set withdrawn_at = greatest(given_at, clock_timestamp()) where session_id = new.id and withdrawn_at is null;
  end if;
  return null;
end $$;
create trigger tr_chat_session_inserted_consent after insert on chat_session
  for each row when (new.consented) execute function parley_record_consent();
create trigger tr_chat_session_updated_consent after update on chat_session
  for each row when (old.consented <> new.consented or new.consented and old.consent_version is distinct from new.consent_version)
  execute function parley_record_consent();

-- Sessions and persons whose data must be kept.
create table legal_hold (
  id         bigint generated always as identity constraint pk_legal_hold primary key,
  session_id bigint constraint fk_legal_hold_session references chat_session on delete cascade,
  person_id  bigint constraint fk_legal_hold_person references person,
  reason     varchar(1024),
  set_at     timestamptz not null,
  set_by     bigint constraint fk_legal_hold_set_by references ejuser,
  lifted_at  timestamptz,
  lifted_by  bigint constraint fk_legal_hold_lifted_by references ejuser,
  constraint ck_legal_hold_subject check (num_nonnulls(session_id, person_id) = 1)
);
comment on table legal_hold is 'While a hold is not lifted, nothing of its session or person is deleted or erased. Not SuperOffice''s.';
create unique index ux_legal_hold_session on legal_hold (session_id) where lifted_at is null;
create unique index ux_legal_hold_person on legal_hold (person_id) where lifted_at is null;
create index ix_legal_hold_of_session on legal_hold (session_id, id);
create index ix_legal_hold_of_person on legal_hold (person_id, id);
create index ix_legal_hold_set_by on legal_hold (set_by, id);
create index ix_legal_hold_lifted_by on legal_hold (lifted_by, id) where lifted_by is not null;

-- What was erased on whose order. A receipt has nothing of the person. Its hash includes the hash of the receipt before it, so that a receipt that
-- is changed or removed later shows.
create table erasure_receipt (
  id         bigint generated always as identity constraint pk_erasure_receipt primary key,
  erased_at  timestamptz not null,
  actor_name varchar(80) not null,
  erased_by  bigint constraint fk_erasure_receipt_erased_by references ejuser,
  counts     jsonb not null,
  hash       varchar(64) not null
);
create index ix_erasure_receipt_erased_by on erasure_receipt (erased_by, id);
comment on table erasure_receipt is 'Receipts of erasures of persons. Append-only. Not SuperOffice''s.';
comment on column erasure_receipt.hash is
  'SHA-256, in hexadecimal, of: hash of the receipt before it, id, erased_at, actor_name, counts; joined by vertical bars.';

create function parley_receipt_hash(previous text, receipt erasure_receipt) returns text language sql stable as $$
  select encode(sha256(convert_to(concat_ws('|', coalesce(previous, ''), receipt.id,
    to_char(receipt.erased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), receipt.actor_name, receipt.counts::text), 'UTF8')), 'hex');
$$;

-- One transaction at a time, so that the order of ids is the order of the chain.
create function parley_seal_receipt() returns trigger language plpgsql security definer as $$
begin
  perform pg_advisory_xact_lock(hashtext('erasure_receipt'));
  new.id := nextval(pg_get_serial_sequence('erasure_receipt', 'id'));
  new.hash := parley_receipt_hash((select r.hash from erasure_receipt r order by r.id desc limit 1), new);
  return new;
end $$;
create trigger tr_erasure_receipt_sealed before insert on erasure_receipt
  for each row execute function parley_seal_receipt();

create function parley_receipts_are_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'erasure_receipt is append-only';
end $$;
create trigger tr_erasure_receipt_append_only before update or delete on erasure_receipt
  for each row execute function parley_receipts_are_append_only();
create trigger tr_erasure_receipt_not_truncated before truncate on erasure_receipt
  for each statement execute function parley_receipts_are_append_only();

-- Erasing a person takes its number out of the audit, and nothing else.
create or replace function parley_audit_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('parley.audit_cleanup', true) = 'on' then
    return old;
  elsif tg_op = 'UPDATE' and current_setting('parley.after_restore', true) = 'on' and to_jsonb(new) - 'xid' = to_jsonb(old) - 'xid' then
    return new;
  elsif tg_op = 'UPDATE' and current_setting('parley.erasure', true) = 'on' and new.person_id is null
      and to_jsonb(new) - 'person_id' = to_jsonb(old) - 'person_id' then
    return new;
  end if;
  raise exception 'audit_event is append-only';
end $$;

-- Finds the sessions in which an address was entered.
create index ix_chat_session_email on chat_session (parley_email(email)) where email is not null;

-- Finds the unlinked sessions of a verified customer.
create index ix_chat_session_unlinked_subject on chat_session (customer_subject) where customer_subject is not null and customer_id is null;

do $$
declare
  on_table record;
  name text;
begin
  foreach name in array array['parley_keep_consent_text', 'parley_record_consent', 'parley_seal_receipt'] loop
    execute format('alter function %I() set search_path = %I, pg_temp', name, current_schema());
  end loop;
  -- Followed lists read the changes of these tables. Changes of consents are events of their session.
  for on_table in
    select t.name, format('parley_record_changes(%L, %L, %L)', 'id', t.links, '') as function
    from (values
      ('legal_hold', 'session_id,person_id,set_by,lifted_by'),
      ('chat_consent_text', 'topic_id'),
      ('erasure_receipt', 'erased_by')) as t (name, links)
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
