-- The service's statements, with the generic plans that it uses. An agent has 3 of 20 topics.
set plan_cache_mode = force_generic_plan;
prepare newest (text) as
  select b0.id, b0.message from (select b0.* from chat_message b0 where parley_search_vector(b0.language, b0.message) @@ (select parley_search_query($1)) offset 0) b0
  order by b0.id desc limit 21;
prepare best (text) as
  select b0.id, b0.message, ts_rank(parley_search_vector(b0.language, b0.message), (select parley_search_query($1)), 1)::float8 from (select b0.* from chat_message b0 where parley_search_vector(b0.language, b0.message) @@ (select parley_search_query($1)) offset 0) b0
  order by ts_rank(parley_search_vector(b0.language, b0.message), (select parley_search_query($1)), 1)::float8 desc, b0.id desc limit 21;
prepare highlighted (text) as
  select b0.id, parley_search_highlights(b0.language, b0.message, $1) from (select b0.* from chat_message b0 where parley_search_vector(b0.language, b0.message) @@ (select parley_search_query($1)) offset 0) b0
  order by b0.id desc limit 21;
prepare by_agent (text) as
  with st as not materialized (select '{1,2,3}'::bigint[] as sees)
  select b0.id, b0.message from st, (select b0.* from chat_message b0 where parley_search_vector(b0.language, b0.message) @@ (select parley_search_query($1)) offset 0) b0
  where exists (select 1 from chat_session b0_by where b0_by.id = b0.session_id and b0_by.topic_id = any (st.sees))
  order by b0.id desc limit 21;
prepare counted (text) as
  select count(*) from (select b0.* from chat_message b0 where parley_search_vector(b0.language, b0.message) @@ (select parley_search_query($1)) offset 0) b0;
prepare sessions (text) as
  select b0.id from chat_session b0 where b0.status in (1,2,3,4,5,6,7,9,10,11) and b0.id in (with found as materialized (
    select m.session_id as id from chat_message m where parley_search_vector(m.language, m.message) @@ (select parley_search_query($1))
    union all select s.id from chat_session s where parley_search_names(s.customer_alias, s.name, s.company_name, null) like any ((select parley_search_patterns($1))::text[]) and regexp_like(parley_search_names(s.customer_alias, s.name, s.company_name, null), (select parley_search_pattern($1)))
    union all select s.id from chat_session s where parley_search_details(s.email, s.phone) like any ((select parley_search_patterns($1))::text[]) and regexp_like(parley_search_details(s.email, s.phone), (select parley_search_pattern($1)))
    union all select s.id from chat_session s where s.customer_id = any (array(select p.person_id from person p where parley_search_names(p.firstname, p.middle_name, p.lastname, p.person_number) like any ((select parley_search_patterns($1))::text[]) and regexp_like(parley_search_names(p.firstname, p.middle_name, p.lastname, p.person_number), (select parley_search_pattern($1)))))
    union all select s.id from chat_session s where s.customer_id = any (array(select p.person_id from person p where parley_search_details(p.email, p.phone) like any ((select parley_search_patterns($1))::text[]) and regexp_like(parley_search_details(p.email, p.phone), (select parley_search_pattern($1)))))
    union all select s.id from chat_session s where s.contact_id = any (array(select c.contact_id from contact c where parley_search_names(c.name, c.number1, c.number2, c.org_nr) like any ((select parley_search_patterns($1))::text[]) and regexp_like(parley_search_names(c.name, c.number1, c.number2, c.org_nr), (select parley_search_pattern($1)))))
  ) select id from found) order by b0.when_requested desc, b0.id desc limit 21;

-- One word for each frequency, and a number that one message has.
create temp table frequency as
  select word, round(100.0 * count(*) / (select count(*) from chat_message tablesample system (1) repeatable (1)), 2) as percent
  from chat_message tablesample system (1) repeatable (1), unnest(string_to_array(message, ' ')) word
  where word <> '' group by word;
create table search as
  select row_number() over (order by percent) as n, 'a word of ' || percent || ' % of the messages' as what, word as text
  from (select distinct on (class) percent, word
        from frequency, lateral (select case when percent between 0.09 and 0.11 then 1 when percent between 0.9 and 1.1 then 2 when percent between 4 and 6 then 3 when percent > 12 then 4 end as class) c
        where class is not null order by class, word) f;
insert into search select 0, 'a number of one message', 'ref123450' where :messages > 123450;

create function pg_temp.measured(statement text, search text, runs int) returns text language plpgsql as $$
declare
  line text;
  times numeric[] := '{}';
begin
  for run in 0 .. runs loop
    for line in execute format('explain (analyze, timing off, costs off) execute %I(%L)', statement, search) loop
      if line like 'Execution Time%' and run > 0 then
        times := times || substring(line from '[0-9.]+')::numeric;
      end if;
    end loop;
  end loop;
  return (select round(percentile_disc(0.5) within group (order by t), 1) || ' ms' from unnest(times) t);
end $$;
select what || ': newest 20 ' || pg_temp.measured('newest', text, :runs) || ', for an agent of 3 topics ' || pg_temp.measured('by_agent', text, :runs)
  || ', best 20 ' || pg_temp.measured('best', text, :runs) || ', 20 with highlights ' || pg_temp.measured('highlighted', text, :runs)
  || ', count ' || pg_temp.measured('counted', text, :runs) || ', sessions ' || pg_temp.measured('sessions', text, :runs)
from search order by n;
select 'sessions by ' || what || ': ' || pg_temp.measured('sessions', text, :runs)
from (values ('a phone number', '20012345'), ('a part of an e-mail address', '12345@example.com'), ('an organisation number', '900001234'), ('two letters', 'ka')) v (what, text);

\o :plans
explain (analyze, costs off) execute newest('ref123450');
explain (analyze, costs off) execute best('ref123450');
explain (analyze, costs off) execute by_agent('ref123450');
explain (analyze, costs off) execute sessions('20012345');
\o
