set local lock_timeout = '10s';
lock table chat_session in share update exclusive mode;
set local lock_timeout = '500ms';

-- V30.3 and V30.4 add the other foreign keys.
create table chat_attachment (
  id         bigint generated always as identity constraint pk_chat_attachment primary key,
  session_id bigint not null constraint fk_chat_attachment_session references chat_session on delete cascade,
  message_id bigint,
  created_by bigint,
  name       varchar(255) not null,
  media_type varchar(127),
  size       integer not null,
  sha256     varchar(64),
  state      smallint not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint ck_chat_attachment_size check (size >= 1),
  constraint ck_chat_attachment_state check (state between 0 and 3),
  constraint ck_chat_attachment_stored check (state <> 2 or num_nulls(media_type, sha256) = 0),
  constraint ck_chat_attachment_sent check (message_id is null or state = 2)
);
comment on table chat_attachment is 'Files that were announced, uploaded, refused or sent.';
comment on column chat_attachment.message_id is 'The message that has the file; null until it is sent.';
comment on column chat_attachment.created_by is 'The agent or bot that attaches the file; null for the customer.';
comment on column chat_attachment.state is '0 announced, 1 being received, 2 received, 3 refused because of its type.';
comment on column chat_attachment.expires_at is 'When the row is removed, unless the file is sent until then.';
create index ix_chat_attachment_session on chat_attachment (session_id, id);
create index ix_chat_attachment_message on chat_attachment (message_id) where message_id is not null;
create index ix_chat_attachment_created_by on chat_attachment (created_by, id) where created_by is not null;
create index ix_chat_attachment_expires_at on chat_attachment (expires_at) where message_id is null;

create table chat_attachment_chunk (
  attachment_id bigint not null constraint fk_chat_attachment_chunk_attachment references chat_attachment on delete cascade,
  seq           integer not null,
  content       bytea not null,
  constraint pk_chat_attachment_chunk primary key (attachment_id, seq)
);
comment on table chat_attachment_chunk is 'The bytes of files, in pieces that fit into memory.';
-- Most files are compressed already.
alter table chat_attachment_chunk alter column content set storage external;

-- In clear text, because the service signs with it. To invalidate all URLs, write another key and restart the instances.
create table attachment_key (
  id  smallint not null default 1 constraint pk_attachment_key primary key,
  key varchar(64) not null,
  constraint ck_attachment_key_single check (id = 1)
);
comment on table attachment_key is 'The key by which all instances sign the URLs of uploads and attachments.';
insert into attachment_key (key) values (replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));
