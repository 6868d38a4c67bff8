set local lock_timeout = '10s';
lock table chat_attachment in share update exclusive mode;
set local lock_timeout = '500ms';

-- Where the bytes of a file are. V57.1 validates the constraint, and has the index.
alter table chat_attachment
  add column stored_in smallint not null default 0,
  add constraint ck_chat_attachment_stored_in check (stored_in = 0 or stored_in = 1 and state = 2) not valid;
comment on column chat_attachment.stored_in is '0: the bytes are in chat_attachment_chunk, 1: they are in an object, see chat_attachment_object.';

-- A row exists before its object, and until its object is deleted.
create table chat_attachment_object (
  id            bigint generated always as identity constraint pk_chat_attachment_object primary key,
  attachment_id bigint constraint fk_chat_attachment_object_attachment references chat_attachment on delete set null,
  key           varchar(255) not null,
  due_at        timestamptz not null,
  attempts      integer not null default 0,
  constraint ux_chat_attachment_object_attachment unique (attachment_id),
  constraint ux_chat_attachment_object_key unique (key)
);
comment on table chat_attachment_object is 'The objects in S3 that have the bytes of files.';
comment on column chat_attachment_object.attachment_id is 'The file; null if it was deleted or moved back, so that the object is to be deleted.';
comment on column chat_attachment_object.key is 'The key of the object in the bucket.';
comment on column chat_attachment_object.due_at is 'When the object may be stored, moved back or deleted next. It is in the future while an instance does so.';
comment on column chat_attachment_object.attempts is 'How often it was tried.';
create index ix_chat_attachment_object_deletion on chat_attachment_object (due_at) where attachment_id is null;
