set local lock_timeout = '10s';
lock table chat_session in share update exclusive mode;
set local lock_timeout = '500ms';

-- Consents of customers. A trigger writes them, so that they agree with the session's flag whoever sets it.
alter table chat_session
  add column consent_version integer,
  add column erased_at       timestamptz;
comment on column chat_session.consent_version is 'Version of the topic''s text that the customer consented to; null if there was no text or no consent.';
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

do $$ begin
  execute format('alter function parley_record_consent() set search_path = %I, pg_temp', current_schema());
end $$;
