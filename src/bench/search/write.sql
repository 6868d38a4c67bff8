-- 20,000 single inserts, with the indexes and without that of the search.
create function pg_temp.inserted() returns text language plpgsql as $$
declare
  began timestamptz := clock_timestamp();
  texts text[] := array(select message from chat_message order by id limit 20000);
  entry text;
  n int := 0;
begin
  foreach entry in array texts loop
    n := n + 1;
    insert into chat_message (session_id, seq, message, type, when_posted, language) values (1 + n % 1000, 1000 + n, entry, 1, now(), 'en');
  end loop;
  return round(extract(epoch from clock_timestamp() - began) * 1e6 / n) || ' µs';
end $$;
begin;
select 'insert with the search index: ' || pg_temp.inserted();
rollback;
begin;
drop index ix_chat_message_search;
select 'insert without it: ' || pg_temp.inserted();
rollback;
