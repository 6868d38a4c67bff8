-- Customers whose identity a site has signed. See docs/verified-customers.md. V29 creates the indexes of tables that were there before.
-- An earlier version may serve during this and all later migrations: see docs/adr/0076-migrations-give-way.md.

set local lock_timeout = '10s';
lock table chat_session in share update exclusive mode;
set local lock_timeout = '500ms';

alter table chat_session
  add column customer_verified boolean not null default false,
  add column customer_subject  varchar(255),
  add constraint ck_chat_session_customer_subject check (customer_subject is null or customer_verified) not valid;
comment on column chat_session.customer_subject is 'External id of the verified customer, who finds the open session by it. Not SuperOffice''s.';

-- Keys of further devices. The key of the first one is in chat_session.session_key.
create table chat_session_key (
  key_hash   varchar(64) not null constraint pk_chat_session_key primary key,
  session_id bigint not null constraint fk_chat_session_key_session references chat_session on delete cascade,
  created_at timestamptz not null
);
create index ix_chat_session_key_session on chat_session_key (session_id, created_at);
comment on table chat_session_key is 'Keys of the further devices on which a verified customer has found its session. Not SuperOffice''s.';
comment on column chat_session_key.key_hash is 'SHA-256 of the key that the device was shown once.';

create table identity_token (
  token_hash varchar(64) not null constraint pk_identity_token primary key,
  expires_at timestamptz not null
);
create index ix_identity_token_expires_at on identity_token (expires_at);
comment on table identity_token is 'Signed identities that may be used once, and have been. Rows are removed when the identity has expired.';
comment on column identity_token.token_hash is 'SHA-256 of the site and the claim jti.';

-- The persons whose e-mail address an unlinked session has. A suggestion for agents, which needs no row of its own.
create view chat_session_suggestion as
  select s.id as session_id, r.person_id
  from chat_session s join person r on parley_email(r.email) = parley_email(s.email)
  where s.customer_id is null and not r.retired;
comment on view chat_session_suggestion is 'Persons whom the customer of a session may be, by the e-mail address.';
