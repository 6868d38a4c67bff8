-- What the whole lifecycle needs beside SuperOffice's columns.

alter table chat_session
  add column rating_comment      varchar(1024),
  add column when_form_submitted timestamptz,
  add column unanswered_since    timestamptz,
  add column when_idle_warned    timestamptz,
  add column customer_typing_at  timestamptz,
  add column user_typing_at      timestamptz,
  add column when_deleted        timestamptz,
  drop constraint ck_chat_session_end_reason,
  add constraint ck_chat_session_end_reason check (end_reason between 0 and 6);
comment on column chat_session.unanswered_since is 'When the customer wrote what the agent has not answered yet; the warnings of unanswered messages count from it.';

-- Read by the timers. Sessions that are open are few: those timers find them by ix_chat_session_status_topic.
create index ix_chat_session_when_ended on chat_session (when_ended) where status in (7, 9, 10, 11);
create index ix_chat_session_when_deleted on chat_session (when_deleted) where status = 8;
create index ix_chat_transfer_expires_at on chat_transfer (expires_at) where state = 0;

alter table chat_transfer add column reject_reason varchar(255);

-- A topic with sessions stays for their sake when it is deleted.
alter table chat_topic
  add column deleted boolean not null default false,
  drop constraint ux_chat_topic_name;
create unique index ux_chat_topic_name on chat_topic (name) where not deleted;

create table ej_message (
  id          bigint generated always as identity constraint pk_ej_message primary key,
  ticket_id   bigint not null constraint fk_ej_message_ticket references ticket on delete cascade,
  created_at  timestamptz not null default now(),
  created_by  bigint constraint fk_ej_message_created_by references ejuser,
  type        smallint not null default 1,
  slevel      smallint not null default 2,
  author      varchar(255),
  body        text,
  customer_id bigint constraint fk_ej_message_customer references person,
  constraint ck_ej_message_type check (type between 0 and 2),
  constraint ck_ej_message_slevel check (slevel between 0 and 2)
);
create index ix_ej_message_ticket on ej_message (ticket_id, id);
create index ix_ej_message_created_by on ej_message (created_by, id);
create index ix_ej_message_customer on ej_message (customer_id, id);
comment on table ej_message is 'A message of a ticket.';

comment on column idempotency_key.key is 'SHA-256 of the key that the caller chose: it opens the sealed session key in the outcome.';

-- A stop at 00:00 is the end of the day: Java has no 24:00, and writes back what it read.
alter table chat_topic
  drop constraint ck_chat_topic_mon,
  add constraint ck_chat_topic_mon check (not mon_enabled or coalesce(mon_start < mon_stop or mon_stop = '00:00', false)),
  drop constraint ck_chat_topic_tue,
  add constraint ck_chat_topic_tue check (not tue_enabled or coalesce(tue_start < tue_stop or tue_stop = '00:00', false)),
  drop constraint ck_chat_topic_wed,
  add constraint ck_chat_topic_wed check (not wed_enabled or coalesce(wed_start < wed_stop or wed_stop = '00:00', false)),
  drop constraint ck_chat_topic_thu,
  add constraint ck_chat_topic_thu check (not thu_enabled or coalesce(thu_start < thu_stop or thu_stop = '00:00', false)),
  drop constraint ck_chat_topic_fri,
  add constraint ck_chat_topic_fri check (not fri_enabled or coalesce(fri_start < fri_stop or fri_stop = '00:00', false)),
  drop constraint ck_chat_topic_sat,
  add constraint ck_chat_topic_sat check (not sat_enabled or coalesce(sat_start < sat_stop or sat_stop = '00:00', false)),
  drop constraint ck_chat_topic_sun,
  add constraint ck_chat_topic_sun check (not sun_enabled or coalesce(sun_start < sun_stop or sun_stop = '00:00', false)),
  drop constraint ck_chat_topic_lunch,
  add constraint ck_chat_topic_lunch check (not use_lunch_hours or coalesce(lunch_start < lunch_stop or lunch_stop = '00:00', false));
