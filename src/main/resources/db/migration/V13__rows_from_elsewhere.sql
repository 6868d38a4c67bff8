-- Rows of chat_topic come from elsewhere too. The time zone of one that is written from now on is a name that PostgreSQL knows, without
-- its own aliases, which Java does not know. Rows that are already there stay as they are: the service takes UTC for what it does not know.

create function parley_is_time_zone(zone text) returns boolean language sql stable as $$
  select zone = 'UTC' or exists (
    select from pg_timezone_names
    where name = zone and name !~ '^(posix|right)/' and name not in ('localtime', 'posixrules', 'Factory'))
$$;

create function parley_check_time_zone() returns trigger language plpgsql as $$
begin
  if not parley_is_time_zone(new.time_zone) then
    raise exception 'The time zone of a chat topic is unknown.' using
      errcode = 'check_violation',
      table = 'chat_topic',
      column = 'time_zone',
      constraint = 'ck_chat_topic_time_zone',
      hint = 'Write a name of the IANA database, for example Europe/Oslo.';
  end if;
  return new;
end $$;

create trigger tr_chat_topic_inserted_time_zone before insert on chat_topic
  for each row execute function parley_check_time_zone();

create trigger tr_chat_topic_updated_time_zone before update of time_zone on chat_topic
  for each row when (old.time_zone is distinct from new.time_zone) execute function parley_check_time_zone();
