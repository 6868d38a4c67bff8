set local lock_timeout = '10s';
lock table chat_message in share update exclusive mode;
set local lock_timeout = '500ms';

-- Pushes of a message to the browsers of the customer. Most sessions have none: then it only looks into an index. A message that a bot has scheduled is pushed at
-- its time.
create function parley_push_message() returns trigger language plpgsql security definer as $$
begin
  insert into push_message (subscription_id, message_id, created_at, due_at)
  select s.id, new.id, greatest(new.when_posted, now()), greatest(new.when_posted, now())
  from push_subscription s where s.session_id = new.session_id;
  return null;
end $$;

do $$
begin
  execute format('alter function parley_push_message() set search_path = %I, pg_temp', current_schema());
end $$;

-- Type 1 is a message of an agent or a bot, and visibility 0 is that of customers.
create trigger tr_chat_message_pushed after insert on chat_message
  for each row when (new.type = 1 and new.visibility = 0)
  execute function parley_push_message();
