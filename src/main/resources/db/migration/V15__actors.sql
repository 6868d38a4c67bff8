-- The kinds of messages and of their senders. The database computes them from SuperOffice's columns, so that they are right in rows that are
-- loaded from elsewhere too. The numbers are those of ChatMessageKind, ChatNoticeKind and ChatActorKind.
set local statement_timeout = 0;

alter table chat_message add column sent_by_bot boolean;
comment on column chat_message.sent_by_bot is 'Whether the sender is a bot; null when the special type decides: 16 and 17 are then a bot''s.';

-- The event log knows who sent a message: an event has the number of the last message that it added.
update chat_message m set sent_by_bot = e.actor like 'bot:%'
from chat_session_event e
where e.session_id = m.session_id and (e.payload ->> 'messageSeq')::integer = m.seq and m.created_by is not null
  and (e.actor like 'bot:%' and m.special_type <> 16 or e.actor like 'user:%' and m.special_type = 17);

-- The service had no name, and its notices had the customer's.
update chat_message set author = null where type = 3 and special_type in (8, 12, 100) and created_by is null and author is not null;

alter table chat_message
  add column kind smallint not null generated always as (
    case when special_type in (0, 16) then 1 when special_type = 17 then 2 when special_type = 2 then 3 else 4 end) stored,
  add column notice_kind smallint generated always as (
    case when special_type not in (0, 2, 16, 17) then special_type end) stored,
  add column sender_kind smallint not null generated always as (
    case when type = 2 or special_type in (11, 14, 15) then 1
         when coalesce(sent_by_bot, special_type in (16, 17)) then 3
         when type = 1 or created_by is not null or special_type in (1, 6, 10, 13) then 2
         else 4 end) stored;

-- The actors of events. A user whose login name no longer exists stays unknown.
alter table chat_session_event
  add column actor_user_id bigint constraint fk_chat_session_event_actor_user references ejuser,
  add column actor_kind smallint not null generated always as (
    case when actor = 'customer' then 1 when starts_with(actor, 'user:') then 2 when starts_with(actor, 'bot:') then 3 else 4 end) stored;
update chat_session_event e set actor_user_id = u.id
from ejuser u
where (starts_with(e.actor, 'user:') or starts_with(e.actor, 'bot:'))
  and lower(u.loginname) = lower(substr(e.actor, strpos(e.actor, ':') + 1));
create index ix_chat_session_event_actor_user on chat_session_event (actor_user_id, id) where actor_user_id is not null;
