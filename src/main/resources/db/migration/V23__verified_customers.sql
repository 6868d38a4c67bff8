-- Customers whose identity a site has signed. See docs/verified-customers.md.

alter table person add column external_id varchar(255);
create unique index ux_person_external_id on person (external_id);
comment on column person.external_id is 'Id of the person in another system: the claim sub of signed identities. Not SuperOffice''s.';

alter table chat_topic
  add column identity_site varchar(255),
  add column link_by_email boolean not null default false;
comment on column chat_topic.identity_site is 'Whose signed identities the topic accepts: a site of parley.identity; null for all. Not SuperOffice''s.';
comment on column chat_topic.link_by_email is 'Whether an unverified e-mail address links a session to a person. Not SuperOffice''s.';

alter table chat_session
  add column customer_verified boolean not null default false,
  add column customer_subject  varchar(255),
  add constraint ck_chat_session_customer_subject check (customer_subject is null or customer_verified);
comment on column chat_session.customer_subject is 'External id of the verified customer, who finds the open session by it. Not SuperOffice''s.';

-- By which a customer finds the open session on another device.
create index ix_chat_session_customer_subject on chat_session (customer_subject, topic_id)
  where customer_subject is not null and status in (1, 2, 3, 4, 5, 6);

-- A stranger whose session an agent has linked to a person must not keep the verified person out.
drop index ux_chat_session_open_customer;
create unique index ux_chat_session_open_customer on chat_session (customer_id, topic_id, customer_verified)
  where status in (1, 2, 3, 4, 5, 6);

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

-- Which unlinked sessions a new or changed person concerns.
create index ix_chat_session_unlinked_email on chat_session (parley_email(email)) where customer_id is null;
