-- Webhooks: subscriptions of other systems to the event log. Nothing here is SuperOffice's.

set local lock_timeout = '10s';
lock table chat_session_event in share update exclusive mode;
set local lock_timeout = '500ms';

create table webhook (
  id              bigint generated always as identity constraint pk_webhook primary key,
  name            varchar(80) not null,
  url             varchar(2000) not null,
  event_types     varchar(2000) not null default '',
  topic_ids       varchar(4000) not null default '',
  document        text,
  signing         varchar(20) not null default 'HMAC_SHA256',
  public_key      varchar(100),
  owner           varchar(80) not null,
  enabled         boolean not null default true,
  disabled_at     timestamptz,
  disabled_reason varchar(20),
  failing_since   timestamptz,
  secret_rotated_at timestamptz not null default now(),
  created_at      timestamptz not null default now(),
  version         integer not null default 0,
  constraint ck_webhook_signing check (signing in ('HMAC_SHA256', 'ED25519')),
  constraint ck_webhook_disabled check (enabled = (disabled_at is null) and (disabled_at is null) = (disabled_reason is null))
);
comment on table webhook is 'Subscriptions of other systems to the event log.';
comment on column webhook.event_types is 'Types of events, separated by commas; empty for all.';
comment on column webhook.topic_ids is 'Numbers of topics, separated by commas; empty for all.';
comment on column webhook.owner is 'Login name of the administrator who saved the webhook last. The document runs with this administrator''s rights.';
comment on column webhook.failing_since is 'First failed attempt since the last success; null while deliveries succeed.';

-- In clear text, because the service signs with them. Apart from the webhook, so that nothing that reads webhooks reads secrets.
create table webhook_secret (
  id         bigint generated always as identity constraint pk_webhook_secret primary key,
  webhook_id bigint not null constraint fk_webhook_secret_webhook references webhook on delete cascade,
  secret     varchar(200) not null,
  expires_at timestamptz
);
comment on column webhook_secret.secret is 'Base64 of the key: of HMAC, or the private key of Ed25519 in PKCS #8.';
comment on column webhook_secret.expires_at is 'Null for the current secret. The one before signs too until this time.';
create index ix_webhook_secret_webhook on webhook_secret (webhook_id);

-- Position in the log up to which deliveries were created. Apart from the webhook, so that it can be locked without delaying deliveries.
create table webhook_cursor (
  webhook_id bigint not null constraint pk_webhook_cursor primary key constraint fk_webhook_cursor_webhook references webhook on delete cascade,
  xid        xid8 not null default pg_snapshot_xmin(pg_current_snapshot()),
  id         bigint not null default 0
);

-- References to events of the log that are to be delivered, and those of the last days. They have no content: it is read from the log when it is sent.
create table webhook_delivery (
  id               bigint generated always as identity constraint pk_webhook_delivery primary key,
  webhook_id       bigint not null constraint fk_webhook_delivery_webhook references webhook on delete cascade,
  event_id         bigint,
  session_id       bigint,
  seq              integer,
  type             varchar(40),
  occurred_at      timestamptz,
  state            varchar(10) not null default 'PENDING',
  created_at       timestamptz not null default now(),
  due_at           timestamptz,
  attempts         integer not null default 0,
  first_attempt_at timestamptz,
  last_attempt_at  timestamptz,
  ended_at         timestamptz,
  response_status  integer,
  failure          varchar(40),
  response_millis  integer,
  constraint ux_webhook_delivery_event unique (event_id, webhook_id),
  constraint ck_webhook_delivery_state check (state in ('PENDING', 'DELIVERED', 'DEAD')),
  constraint ck_webhook_delivery_ended check ((state = 'PENDING') = (ended_at is null)),
  constraint ck_webhook_delivery_event check (num_nulls(event_id, session_id, seq, type, occurred_at) in (0, 5))
);
comment on column webhook_delivery.event_id is 'The event; null for a test. No foreign key: a deletion is delivered although the session may have been erased meanwhile.';
comment on column webhook_delivery.due_at is 'Time of the next attempt, or by which the present one must have ended; null while an earlier event of the session is not delivered.';
create index ix_webhook_delivery_due on webhook_delivery (webhook_id, due_at) where state = 'PENDING' and due_at is not null;
create index ix_webhook_delivery_session on webhook_delivery (webhook_id, session_id, seq) where state = 'PENDING';
create index ix_webhook_delivery_webhook on webhook_delivery (webhook_id, id);
create index ix_webhook_delivery_dead on webhook_delivery (webhook_id, id) where state = 'DEAD';
create index ix_webhook_delivery_ended on webhook_delivery (ended_at) where ended_at is not null;

-- Of an erased session nothing stays but the message that it was deleted, until that is delivered.
create function parley_webhook_events_erased() returns trigger language plpgsql security definer as $$
begin
  delete from webhook_delivery d using old_rows e
  where d.event_id = e.id and not (d.state = 'PENDING' and d.type = 'DELETED');
  update webhook_delivery d set due_at = now() from old_rows e
  where d.event_id = e.id and d.state = 'PENDING' and d.due_at is null;
  return null;
end $$;

create trigger tr_chat_session_event_webhook after delete on chat_session_event
  referencing old table as old_rows for each statement execute function parley_webhook_events_erased();

-- The document is recorded as a hash, because it may contain what somebody searches for. Secrets are in another table.
create function parley_audit_webhook() returns trigger language plpgsql security definer as $$
declare
  ignored constant text[] := '{id,version,failing_since,created_at,disabled_at,document}';
  before  constant jsonb := to_jsonb(old) - ignored || jsonb_build_object('document', md5(old.document));
  after   constant jsonb := to_jsonb(new) - ignored || jsonb_build_object('document', md5(new.document));
begin
  insert into audit_event (action, webhook_id, details, actor_name, actor_user_id)
  select case when tg_op = 'INSERT' then 'WEBHOOK_CREATED'
              when tg_op = 'DELETE' then 'WEBHOOK_DELETED'
              when old.enabled and not new.enabled then 'WEBHOOK_DISABLED'
              else 'WEBHOOK_CHANGED' end,
         coalesce(new.id, old.id), parley_differences(before, after), a.name,
         (select u.id from ejuser u where a.name ~ '^(user|bot):' and lower(u.loginname) = lower(substr(a.name, strpos(a.name, ':') + 1)))
  from (select left(coalesce(nullif(current_setting('parley.actor', true), ''), 'database:' || session_user), 80)) a (name);
  return null;
end $$;

create trigger tr_webhook_audited after insert or delete on webhook
  for each row execute function parley_audit_webhook();
create trigger tr_webhook_change_audited after update on webhook
  for each row when (old.version <> new.version) execute function parley_audit_webhook();

-- As before, and webhooks continue with the first event that they have not reached. What they deliver twice has the same webhook-id.
create or replace function parley_after_restore() returns void language plpgsql as $$
begin
  perform set_config('parley.after_restore', 'on', true);
  update webhook_cursor c set xid = '3', id = coalesce(
    (select min(e.id) - 1 from chat_session_event e where (e.xid, e.id) > (c.xid, c.id)),
    (select max(e.id) from chat_session_event e), 0);
  update chat_session_event set xid = '3';
  update audit_event set xid = '3';
  truncate record_change;
  update event_log_horizon set xid = '0', id = 0, at = '-infinity';
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['parley_webhook_events_erased', 'parley_audit_webhook'] loop
    execute format('alter function %I() set search_path = %I, pg_temp', name, current_schema());
  end loop;
end $$;
