-- E-mail addresses are compared without the white space around them and without case; a blank one is none. Which spellings of a domain
-- are the same is Java's to say: EmailSpellings.

create function parley_email(address text) returns text language sql immutable parallel safe
  return nullif(lower(btrim(address, U&'\0009\000A\000B\000C\000D\0020\0085\00A0\1680\180E\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\200B\2028\2029\202F\205F\2060\2800\3000\3164\FEFF\FFA0')), '');

drop index ix_person_email;
create index ix_person_email on person (parley_email(email));

-- Tickets from a topic's sessions. Categories and priorities are lists that SuperOffice's customers define; their tables are not here.
alter table chat_topic
  add column category_id  integer,
  add column priority_id  integer,
  -- Not SuperOffice's.
  add column ticket_title varchar(255);
alter table ticket
  add column category integer,
  add column priority integer;

-- Not SuperOffice's. Sessions from before have null: their tickets stay as they are.
alter table chat_session
  add column ticket_seq integer,
  add constraint ck_chat_session_ticket_seq check (ticket_seq between 0 and message_seq);
comment on column chat_session.ticket_seq is 'chat_message.seq of the last message that the ticket made from the session has; null when there is no such ticket.';
