-- E-mails with transcripts that are to be sent, and those of the last days. The transcript itself is rendered when it is sent.
create table transcript_mail (
  id           bigint generated always as identity constraint pk_transcript_mail primary key,
  session_id   bigint not null constraint fk_transcript_mail_session references chat_session on delete cascade,
  recipient    varchar(254) not null,
  language     varchar(2),
  time_zone    varchar(64),
  message_id   uuid not null default gen_random_uuid(),
  requested_at timestamptz not null,
  due_at       timestamptz not null,
  attempts     integer not null default 0,
  sent_at      timestamptz,
  failed_at    timestamptz,
  constraint ck_transcript_mail_end check (sent_at is null or failed_at is null)
);
comment on table transcript_mail is 'Outbox of transcripts. Not SuperOffice''s.';
comment on column transcript_mail.due_at is 'Time of the next attempt, or by which the present one must have ended.';
create index ix_transcript_mail_due on transcript_mail (due_at) where sent_at is null and failed_at is null;
create index ix_transcript_mail_session on transcript_mail (session_id, requested_at);
create index ix_transcript_mail_recipient on transcript_mail (lower(recipient), requested_at);
create index ix_transcript_mail_requested on transcript_mail (requested_at);
