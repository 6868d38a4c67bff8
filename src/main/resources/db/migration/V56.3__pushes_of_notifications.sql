set local lock_timeout = '10s';
lock table chat_notification in share update exclusive mode;
set local lock_timeout = '500ms';

-- Pushes of notifications to the browsers of their users.
create function parley_push_notifications() returns trigger language plpgsql security definer as $$
begin
  insert into push_message (subscription_id, notification_id, created_at, due_at)
  select s.id, n.id, now(), now() from new_rows n join push_subscription s on s.user_id = n.user_id;
  return null;
end $$;

do $$
begin
  execute format('alter function parley_push_notifications() set search_path = %I, pg_temp', current_schema());
end $$;

create trigger tr_chat_notification_pushed after insert on chat_notification
  referencing new table as new_rows for each statement execute function parley_push_notifications();
