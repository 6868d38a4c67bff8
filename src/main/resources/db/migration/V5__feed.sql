-- Whoever writes news wakes the readers, by a trigger, so that no writer forgets it and none makes a further round trip. A
-- notification carries a session's number and nothing else; equal ones of a transaction are sent once, and at its commit.
-- "set parley.notify = 'off'" leaves it to a broker: commits with notifications queue up behind each other.

create function parley_notify_event() returns trigger language plpgsql as $$
begin
  perform pg_notify('parley_event', new.session_id::text);
  return null;
end $$;

create trigger tr_chat_session_event_notify after insert on chat_session_event
  for each row when (current_setting('parley.notify', true) is distinct from 'off')
  execute function parley_notify_event();

create function parley_notify_typing() returns trigger language plpgsql as $$
begin
  perform pg_notify('parley_typing', new.id::text);
  return null;
end $$;

-- By their values: Hibernate writes every column of a row.
create trigger tr_chat_session_typing after update on chat_session
  for each row when (
    (old.flags, old.customer_typing_at, old.user_typing_at)
      is distinct from (new.flags, new.customer_typing_at, new.user_typing_at)
    and current_setting('parley.notify', true) is distinct from 'off')
  execute function parley_notify_typing();
