#!/usr/bin/env bash
# Fills Parley's tables with the rows of the bench's data set: load.sh [SOURCE_DB [TARGET_DB]], chat1 and parley1 by default.
# TARGET_DB holds Parley's migrations and no rows yet. Ids stay the same; README.md tells what is mapped.
set -euo pipefail
SRC=${1:-chat1}
DST=${2:-parley1}
export PGHOST=${PGHOST:-127.0.0.1} PGPORT=${PG_PORT:-55432} PGUSER=${PGUSER:-bench} PGTZ=UTC
PSQL=(psql -X -q -v ON_ERROR_STOP=1)

[ "$("${PSQL[@]}" -At -d "$DST" -c 'select count(*) from chat_topic')" = 0 ] || {
  echo "$DST holds rows already: drop it, or name another" >&2
  exit 1
}

into() { "${PSQL[@]}" -d "$DST" -c "copy $1 from stdin"; }
copy() { "${PSQL[@]}" -d "$SRC" -c "copy ($2) to stdout" | into "$1"; }

# The bench knows no mothers. Here two companies of three belong to one of the first 500 (times the scale), which stand alone.
copy 'contact (contact_id, name, department, org_nr, country_id, mother_id)' \
  'select id, name, department, org_number, country_id,
     case when id > mothers and id % 3 <> 0 then 1 + id * 7919 % mothers end
   from contact, (select count(*) / 40 as mothers from contact) m order by id'
copy 'person (person_id, contact_id, firstname, lastname, title, email, phone)' \
  'select id, contact_id, firstname, lastname, title, email, phone from person order by id'
# Everybody is present: M2's customers find the topics open.
copy 'ejuser (id, loginname, username, firstname, lastname, email, status, chat_status)' \
  'select id, loginname, loginname, firstname, lastname, email, status, 1 from ejuser order by id'
copy 'project (project_id, name, project_number)' \
  'select id, name, project_number from project order by id'
copy 'sale (sale_id, heading, contact_id, project_id, amount, saledate)' \
  "select id, heading, contact_id, project_id, amount, timestamptz '2025-01-01 00:00Z' from sale order by id"
copy 'ticket (id, title, status, created_at, owned_by, cust_id)' \
  'select id, title, status, created_at, owned_by, cust_id from ticket order by id'
# M2's customers are linked by their e-mail addresses, which nobody has signed.
copy 'chat_topic (id, name, description, welcome_message, last_accept, seconds_pr_accept, alert_timeout, flags, link_by_email)' \
  'select id, name, description, welcome_message, last_accept, seconds_pr_accept, alert_timeout, flags, true
   from chat_topic order by id'
# The bench knows no members of topics: there everybody serves every topic.
copy 'chat_topic_user (user_id, topic_id, can_respond, notifications, can_listen)' \
  'select u.id, t.id, true, true, true from chat_topic t cross join ejuser u order by t.id, u.id'

# Parley lets a person have one open session per topic; the bench does not mind several.
# The first keeps its customer, the others get the next person who is free in that topic.
"${PSQL[@]}" -d "$SRC" <<'SQL' | into 'chat_session (id, topic_id, user_id, customer_id, customer_alias, status,
  when_requested, when_started, when_ended, idle, customer_fetch, session_key, initial_queue_pos, customer_host,
  alert_level, rank, name, company_name, email, phone, first_message, last_message, flags, project_id, sale_id,
  ticket_id, contact_id, transfer_to, consented, chatbot_isactive, country, rating, message_seq)'
create temp table taken as
  select distinct on (customer_id, topic_id) id, topic_id, customer_id from chat_session
  where status in (1, 2) and customer_id is not null
  order by customer_id, topic_id, id;
alter table taken add primary key (topic_id, customer_id);
create temp table shifted (id integer primary key, customer_id integer not null);
do $$
declare
  late record;
  free integer;
begin
  for late in
    select id, topic_id, customer_id from chat_session s
    where status in (1, 2) and customer_id is not null and not exists (select from taken t where t.id = s.id)
    order by id
  loop
    select p.id into free from person p
    where p.id > late.customer_id
      and not exists (select from taken t where t.topic_id = late.topic_id and t.customer_id = p.id)
    order by p.id limit 1;
    if not found then
      select p.id into strict free from person p
      where not exists (select from taken t where t.topic_id = late.topic_id and t.customer_id = p.id)
      order by p.id limit 1;
    end if;
    insert into taken values (late.id, late.topic_id, free);
    insert into shifted values (late.id, free);
  end loop;
  -- A notice, since stdout carries the rows.
  raise notice 'customers shifted: %', (select count(*) from shifted);
end $$;
copy (
  select s.id, s.topic_id, s.user_id, coalesce(f.customer_id, s.customer_id), s.customer_alias,
    case s.status when 1 then 4 when 2 then 6 when 3 then 9 when 4 then 11 end,
    s.when_requested, s.when_started, s.when_ended, s.idle, s.customer_fetch,
    encode(sha256(('bench-key-' || s.id)::bytea), 'hex'), greatest(s.initial_queue_pos, 1), s.customer_host,
    s.alert_level, case s.status when 2 then row_number() over (partition by s.user_id, s.status order by s.id) else 0 end,
    s.name, s.company_name, s.email, s.phone, s.first_message, s.last_message, s.flags, s.project_id, s.sale_id,
    s.ticket_id, s.contact_id, s.transfer_to, coalesce(s.consented, false), coalesce(s.chatbot_isactive, false),
    s.country, s.rating, coalesce(m.number, 0)
  from chat_session s
    left join shifted f on f.id = s.id
    left join (select session_id, count(*) as number from chat_message group by session_id) m on m.session_id = s.id
  order by s.id
) to stdout
SQL

copy 'chat_message (id, session_id, message, when_posted, special_type, special_param, read_by_customer, type, author,
  created_by, seq)' \
  'select id, session_id, message, when_posted, special_type, special_param, read_by_customer,
     case type when 1 then 2 when 2 then 1 end, author, created_by,
     row_number() over (partition by session_id order by id)
   from chat_message order by session_id, id'

"${PSQL[@]}" -d "$DST" <<'SQL' >/dev/null
select format('select setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 1), max(%3$I) is not null) from %I',
  table_name, column_name, column_name, table_name)
from information_schema.columns
where table_schema = 'public' and is_identity = 'YES' \gexec
vacuum (analyze, freeze);
checkpoint;
SQL
