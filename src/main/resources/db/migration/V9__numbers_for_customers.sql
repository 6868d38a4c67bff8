-- Customers have numbers of their own, without gaps, for messages and events: notes among agents must not show in them. A row stores
-- how many hidden rows stand before it in its session; 0 is right for rows that are loaded from elsewhere, which have no notes.
set local statement_timeout = 0;

alter table chat_message
  add column notes_before integer not null default 0,
  add column customer_seq integer generated always as (case when visibility = 0 then seq - notes_before end) stored,
  add constraint ck_chat_message_notes_before check (notes_before >= 0);
comment on column chat_message.customer_seq is 'The number that customers see; null for notes among agents.';

alter table chat_session_event
  add column hidden boolean not null default false,
  add column hidden_before integer not null default 0,
  add column customer_seq integer generated always as (case when not hidden then seq - hidden_before end) stored,
  add constraint ck_chat_session_event_hidden_before check (hidden_before >= 0);
comment on column chat_session_event.hidden is 'Customers do not see the event: it is among agents.';
comment on column chat_session_event.customer_seq is 'The number that customers see; null for hidden events.';

alter table chat_session
  add column note_count         integer not null default 0,
  add column hidden_event_count integer not null default 0,
  add column change_count       integer not null default 0,
  add column held_until         timestamptz,
  add constraint ck_chat_session_note_count check (note_count >= 0),
  add constraint ck_chat_session_hidden_event_count check (hidden_event_count >= 0);
comment on column chat_session.note_count is 'How many of the messages are notes among agents.';
comment on column chat_session.hidden_event_count is 'How many of the events customers do not see.';
comment on column chat_session.change_count is 'Counts the events that are more than a note; the version changes with it.';
comment on column chat_session.held_until is 'When the last message that the bot scheduled is shown; null when none is waiting.';

-- Counts hidden rows anew, over all sessions. For rows that were loaded with notes or with a log.
create function parley_number_for_customers() returns void language sql as $$
  update chat_session_event set hidden = true
  where not hidden
    and type in ('NOTE_ADDED', 'TRANSFER_REQUESTED', 'TRANSFER_REJECTED', 'TRANSFER_CANCELLED', 'TRANSFER_EXPIRED', 'ALERTED',
                 'LINKED', 'UNLINKED', 'TICKET_CREATED', 'DELETED');

  with counted as (
    select id, count(*) filter (where visibility = 1) over before as notes
    from chat_message where session_id in (select session_id from chat_message where visibility = 1)
    window before as (partition by session_id order by seq rows between unbounded preceding and 1 preceding))
  update chat_message m set notes_before = c.notes from counted c where c.id = m.id and m.notes_before <> c.notes;

  with counted as (
    select id, count(*) filter (where hidden) over before as hidden
    from chat_session_event where session_id in (select session_id from chat_session_event where hidden)
    window before as (partition by session_id order by seq rows between unbounded preceding and 1 preceding))
  update chat_session_event e set hidden_before = c.hidden from counted c where c.id = e.id and e.hidden_before <> c.hidden;

  with counted as (select session_id, count(*) as notes from chat_message where visibility = 1 group by session_id)
  update chat_session s set note_count = c.notes from counted c where c.session_id = s.id and s.note_count <> c.notes;

  with counted as (select session_id, count(*) as hidden from chat_session_event where hidden group by session_id)
  update chat_session s set hidden_event_count = c.hidden
  from counted c where c.session_id = s.id and s.hidden_event_count <> c.hidden;
$$;
do $$ begin perform parley_number_for_customers(); end $$;

update chat_session s set held_until = m.held_until
from (select session_id, max(when_posted) as held_until from chat_message
      where special_type in (16, 17) and when_posted > now() group by session_id) as m
where m.session_id = s.id;

-- Read marks: whoever writes has read what was before, and the flag of a message agrees with how far its customer has read.
update chat_session s set customer_read_seq = least(m.seq, s.message_seq)
from (select session_id, max(seq) as seq from chat_message where visibility = 0 and (read_by_customer or type = 2) group by session_id) as m
where m.session_id = s.id and least(m.seq, s.message_seq) > s.customer_read_seq;
update chat_session s set user_read_seq = least(m.seq, s.message_seq)
from (select session_id, max(seq) as seq from chat_message where visibility = 0 and type = 1 group by session_id) as m
where m.session_id = s.id and least(m.seq, s.message_seq) > s.user_read_seq;
update chat_message m set read_by_customer = m.visibility = 0
from chat_session s
where s.id = m.session_id and m.seq <= s.customer_read_seq and m.read_by_customer <> (m.visibility = 0);

create index ix_chat_message_customer_seq on chat_message (session_id, customer_seq);
create index ix_chat_session_event_customer_seq on chat_session_event (session_id, customer_seq);
