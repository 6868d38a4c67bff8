-- Indexes, checks and consents of V23 to V28 on tables that an earlier version may be writing to. No statement here blocks writes. The script does not
-- run in a transaction: if it fails, it runs again from its beginning. See docs/adr/0076-migrations-give-way.md.

set client_min_messages = warning;

drop index concurrently if exists ux_person_external_id;
create unique index concurrently ux_person_external_id on person (external_id);
drop index concurrently if exists ux_contact_external_id;
create unique index concurrently ux_contact_external_id on contact (external_id);
drop index concurrently if exists ux_project_external_id;
create unique index concurrently ux_project_external_id on project (external_id);
drop index concurrently if exists ux_sale_external_id;
create unique index concurrently ux_sale_external_id on sale (external_id);

-- By which a customer finds the open session on another device.
drop index concurrently if exists ix_chat_session_customer_subject;
create index concurrently ix_chat_session_customer_subject on chat_session (customer_subject, topic_id)
  where customer_subject is not null and status in (1, 2, 3, 4, 5, 6);

-- A stranger whose session an agent has linked to a person must not keep the verified person out.
drop index concurrently if exists ux_chat_session_open_customer_new;
create unique index concurrently ux_chat_session_open_customer_new on chat_session (customer_id, topic_id, customer_verified)
  where status in (1, 2, 3, 4, 5, 6);
drop index concurrently if exists ux_chat_session_open_customer;
alter index ux_chat_session_open_customer_new rename to ux_chat_session_open_customer;

-- Which unlinked sessions a new or changed person concerns.
drop index concurrently if exists ix_chat_session_unlinked_email;
create index concurrently ix_chat_session_unlinked_email on chat_session (parley_email(email)) where customer_id is null;

-- Finds the sessions in which an address was entered.
drop index concurrently if exists ix_chat_session_email;
create index concurrently ix_chat_session_email on chat_session (parley_email(email)) where email is not null;

-- Finds the unlinked sessions of a verified customer.
drop index concurrently if exists ix_chat_session_unlinked_subject;
create index concurrently ix_chat_session_unlinked_subject on chat_session (customer_subject)
  where customer_subject is not null and customer_id is null;

drop index concurrently if exists ix_audit_event_webhook;
create index concurrently ix_audit_event_webhook on audit_event (webhook_id, xid, id) where webhook_id is not null;

alter table chat_session validate constraint ck_chat_session_customer_subject;
alter table chat_topic validate constraint ck_chat_topic_retention_days;
alter table chat_message validate constraint ck_chat_message_redacted;

-- Consents that were given before V24. Short transactions, because an open one delays the feed.
do $$
declare
  batch constant integer := 5000;
  first bigint := coalesce((select min(id) from chat_session), 0);
  last  constant bigint := coalesce((select max(id) from chat_session), -1);
begin
  while first <= last loop
    insert into chat_consent (session_id, given_at)
    select s.id, coalesce(s.when_form_submitted, s.when_requested) from chat_session s
    where s.id >= first and s.id < first + batch and s.consented
      and not exists (select from chat_consent c where c.session_id = s.id)
    order by s.id;
    commit;
    first := first + batch;
  end loop;
end $$;
