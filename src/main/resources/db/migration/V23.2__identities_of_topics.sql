set local lock_timeout = '10s';
lock table chat_topic in share update exclusive mode;
set local lock_timeout = '500ms';

alter table chat_topic
  add column identity_site varchar(255),
  add column link_by_email boolean not null default false;
comment on column chat_topic.identity_site is 'Whose signed identities the topic accepts: a site of parley.identity; null for all. Not SuperOffice''s.';
comment on column chat_topic.link_by_email is 'Whether an unverified e-mail address links a session to a person. Not SuperOffice''s.';
