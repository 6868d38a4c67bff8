-- All offers, with their outcome. They follow the events of sessions.
create table chat_offer (
  id          bigint generated always as identity constraint pk_chat_offer primary key,
  session_id  bigint not null constraint fk_chat_offer_session references chat_session on delete cascade,
  user_id     bigint not null,
  state       smallint not null default 0,
  offered_at  timestamptz not null,
  resolved_at timestamptz,
  constraint ck_chat_offer_state check (state between 0 and 4),
  constraint ck_chat_offer_resolved check ((resolved_at is null) = (state = 0))
);
create unique index ux_chat_offer_open on chat_offer (session_id) where state = 0;
create index ix_chat_offer_session on chat_offer (session_id, user_id);
create index ix_chat_offer_user on chat_offer (user_id, offered_at);
comment on table chat_offer is 'Offers of waiting sessions to agents. Not SuperOffice''s.';
comment on column chat_offer.state is '0 open, 1 accepted, 2 declined, 3 withdrawn, 4 expired; the numbers of chat_transfer.state.';

-- An event that changes offered_to ends the open offer, begins another, or both.
create function parley_offer_changed() returns trigger language plpgsql security definer as $$
begin
  update chat_offer o
  set resolved_at = greatest(o.offered_at, new.at),
      state = case new.type when 'OFFER_DECLINED' then 2 when 'OFFER_EXPIRED' then 4
                when 'ACCEPTED' then case when new.actor_user_id = o.user_id then 1 else 3 end
                else 3 end
  where o.session_id = new.session_id and o.state = 0;
  if new.payload ->> 'offeredTo' is not null then
    insert into chat_offer (session_id, user_id, offered_at)
    values (new.session_id, (new.payload ->> 'offeredTo')::bigint, new.at);
  end if;
  return null;
end $$;

do $$
begin
  execute format('alter function parley_offer_changed() set search_path = %I, pg_temp', current_schema());
end $$;

-- As in V9, with the events of this theme that customers do not see.
create or replace function parley_number_for_customers() returns void language sql as $$
  update chat_session_event set hidden = true
  where not hidden
    and type in ('NOTE_ADDED', 'OFFERED', 'OFFER_DECLINED', 'OFFER_EXPIRED', 'OFFER_WITHDRAWN', 'PRIORITY_CHANGED', 'TRANSFER_REQUESTED', 'TRANSFER_REJECTED', 'TRANSFER_CANCELLED', 'TRANSFER_EXPIRED', 'ALERTED',
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
