-- Files in chats: whether a topic allows them. Nothing of V30 is SuperOffice's.
set local lock_timeout = '10s';
lock table chat_topic in share update exclusive mode;
set local lock_timeout = '500ms';

alter table chat_topic
  add column agent_attachments    boolean not null default false,
  add column customer_attachments boolean not null default false;
comment on column chat_topic.agent_attachments is 'Whether agents and bots may attach files.';
comment on column chat_topic.customer_attachments is 'Whether customers may attach files.';
