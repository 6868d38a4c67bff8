set local lock_timeout = '10s';
lock table chat_session in share update exclusive mode;
set local lock_timeout = '500ms';

-- Whether the customer of a session may attach files.
alter table chat_session add column customer_attachments boolean;
comment on column chat_session.customer_attachments is 'Whether the customer may attach files; null if the topic decides. Not SuperOffice''s.';
