-- External ids of the records that another system may keep. Persons have theirs since V23. See docs/sync.md. V29 creates their indexes.

set local lock_timeout = '10s';
lock table contact in share update exclusive mode;
set local lock_timeout = '500ms';

alter table contact add column external_id varchar(255);
comment on column contact.external_id is 'Id of the company in the system that is the master of the record. Not SuperOffice''s.';

-- Suggestions by all e-mail addresses of a person, as V26 has them.
create or replace view chat_session_suggestion as
  select distinct s.id as session_id, r.person_id
  from chat_session s
  join (select person_id, email from person union all select person_id, email from person_email) a
    on parley_email(a.email) = parley_email(s.email)
  join person r on r.person_id = a.person_id
  where s.customer_id is null and not r.retired;
