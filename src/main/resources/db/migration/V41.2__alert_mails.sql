-- The outbox of e-mails also has alerts of waiting customers. They go to staff, with figures only.
alter table transcript_mail
  add column waiting_count integer,
  add column waiting_seconds integer;
comment on table transcript_mail is 'Outbox of transcripts and of alerts. Not SuperOffice''s.';
comment on column transcript_mail.waiting_count is 'For an alert: how many customers were waiting too long in the topic of the session. Null for a transcript.';
comment on column transcript_mail.waiting_seconds is 'For an alert: how long the session had been waiting.';
