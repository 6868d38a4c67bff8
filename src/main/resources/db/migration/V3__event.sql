-- What happened to sessions, transfers on offer, and the outcomes of mutations that may be retried. Nothing here is SuperOffice's.

create table chat_session_event (
  id         bigint generated always as identity constraint pk_chat_session_event primary key,
  session_id bigint not null constraint fk_chat_session_event_session references chat_session on delete cascade,
  seq        integer not null,
  type       varchar(40) not null,
  actor      varchar(80) not null,
  at         timestamptz not null,
  payload    jsonb not null default '{}',
  -- The writing transaction: readers across sessions stay below pg_snapshot_xmin, or they lose late commits.
  xid        xid8 not null default pg_current_xact_id(),
  constraint ux_chat_session_event_session_seq unique (session_id, seq),
  constraint ck_chat_session_event_seq check (seq >= 1)
);
create index ix_chat_session_event_feed on chat_session_event (xid, id);

create table chat_transfer (
  id           bigint generated always as identity constraint pk_chat_transfer primary key,
  session_id   bigint not null constraint fk_chat_transfer_session references chat_session on delete cascade,
  requested_by bigint not null constraint fk_chat_transfer_requested_by references ejuser,
  to_user_id   bigint constraint fk_chat_transfer_to_user references ejuser,
  to_topic_id  bigint constraint fk_chat_transfer_to_topic references chat_topic,
  state        smallint not null default 0,
  requested_at timestamptz not null,
  expires_at   timestamptz not null,
  resolved_at  timestamptz,
  reason       varchar(255),
  constraint ck_chat_transfer_state check (state between 0 and 4),
  constraint ck_chat_transfer_target check (num_nonnulls(to_user_id, to_topic_id) = 1),
  constraint ck_chat_transfer_resolved check ((resolved_at is null) = (state = 0)),
  constraint ck_chat_transfer_expires check (expires_at > requested_at)
);
create unique index ux_chat_transfer_pending on chat_transfer (session_id) where state = 0;
create index ix_chat_transfer_session on chat_transfer (session_id, id);
create index ix_chat_transfer_requested_by on chat_transfer (requested_by);
create index ix_chat_transfer_to_user on chat_transfer (to_user_id, id);
create index ix_chat_transfer_to_topic on chat_transfer (to_topic_id, id);

create table idempotency_key (
  actor        varchar(80) not null,
  key          varchar(255) not null,
  operation    varchar(80) not null,
  request_hash varchar(64) not null,
  outcome      jsonb not null,
  created_at   timestamptz not null default now(),
  constraint pk_idempotency_key primary key (actor, key)
);
create index ix_idempotency_key_created_at on idempotency_key (created_at);
