-- How members read the running conversations of other agents. Other parts of this theme are in V42.1 and V42.2: each blocks one table only.
alter table chat_topic
  add column listening smallint not null default 0,
  add constraint ck_chat_topic_listening check (listening between 0 and 2) not valid;
comment on column chat_topic.listening is '0: members who may listen read silently; 1: they join first; 2: they do not read. Not SuperOffice''s.';

-- As in V34.2, with the events of this theme that customers do not see.
create or replace function parley_number_for_customers() returns void language sql as $$
  update chat_session_event set hidden = true
  where not hidden
    and type in ('NOTE_ADDED', 'OFFERED', 'OFFER_DECLINED', 'OFFER_EXPIRED', 'OFFER_WITHDRAWN', 'PRIORITY_CHANGED', 'SUPERVISOR_JOINED', 'SUPERVISOR_LEFT', 'TRANSFER_REQUESTED', 'TRANSFER_REJECTED', 'TRANSFER_CANCELLED', 'TRANSFER_EXPIRED', 'ALERTED',
                 'LINKED', 'UNLINKED', 'TICKET_CREATED', 'DELETED', 'WRAPPED_UP');

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
