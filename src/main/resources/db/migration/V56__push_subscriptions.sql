set local lock_timeout = '10s';
lock table chat_session in share update exclusive mode;
set local lock_timeout = '500ms';

-- V56.1 adds the other foreign key.
create table push_subscription (
  id          bigint generated always as identity constraint pk_push_subscription primary key,
  user_id     bigint,
  session_id  bigint constraint fk_push_subscription_session references chat_session on delete cascade,
  endpoint    varchar(2000) not null,
  public_key  varchar(87) not null,
  auth_secret varchar(22) not null,
  server_key  varchar(87) not null,
  created_at  timestamptz not null,
  renewed_at  timestamptz not null,
  expires_at  timestamptz,
  constraint ck_push_subscription_owner check (num_nonnulls(user_id, session_id) = 1)
);
comment on table push_subscription is 'Browsers that get pushes: those of a user, or of the customer of a session. Not SuperOffice''s.';
comment on column push_subscription.endpoint is 'Address of the browser at its push service. Everybody who knows it and the key of the service can send to it.';
comment on column push_subscription.public_key is 'Key of the browser, by which pushes are encrypted (p256dh), in Base64url.';
comment on column push_subscription.auth_secret is 'Secret that the browser shares with Parley (auth), in Base64url.';
comment on column push_subscription.server_key is 'The public key of Parley for which the browser subscribed. Its push service accepts no other.';
comment on column push_subscription.renewed_at is 'When the browser sent it last. Browsers that do not come back are removed.';
create unique index ux_push_subscription_endpoint on push_subscription (endpoint);
create index ix_push_subscription_user on push_subscription (user_id, id) where user_id is not null;
create index ix_push_subscription_session on push_subscription (session_id, id) where session_id is not null;

create table push_message (
  id              bigint generated always as identity constraint pk_push_message primary key,
  subscription_id bigint not null constraint fk_push_message_subscription references push_subscription on delete cascade,
  notification_id bigint,
  message_id      bigint,
  created_at      timestamptz not null,
  due_at          timestamptz not null,
  attempts        integer not null default 0,
  constraint ck_push_message_cause check (num_nonnulls(notification_id, message_id) = 1)
);
comment on table push_message is 'Pushes that wait to be sent. Triggers write them in the transaction of their cause. They have ids only: what is sent is read when it is sent.';
comment on column push_message.notification_id is 'The notification of a user. Without a foreign key: a push whose notification is gone is dropped.';
comment on column push_message.message_id is 'The message to a customer. Without a foreign key, as notification_id.';
create index ix_push_message_due on push_message (due_at, id);
create index ix_push_message_subscription on push_message (subscription_id, id);
