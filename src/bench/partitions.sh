#!/usr/bin/env bash
# Messages and events in one table beside the same rows in a table that is partitioned by time: partitions.sh. Starts a PostgreSQL of its own on
# loopback, and stops it by pid. Prints for both the time of each statement, its locks and its plan in memory, and the time of removing the oldest
# part of the rows.
#   MESSAGES (1000000) in a tenth as many sessions, with an event for each; PARTS (36) partitions of equal length
#   SECS (10) of each statement in each of ROUNDS (3), of which the median counts
#   WORK (target/bench-partitions) the results: figures.txt
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
WORK=${WORK:-$HERE/../../target/bench-partitions}
PG_PORT=${PG_PORT:-55437}
MESSAGES=${MESSAGES:-1000000} PARTS=${PARTS:-36} SECS=${SECS:-10} ROUNDS=${ROUNDS:-3}
. "$HERE/own.sh"

: >"$WORK/figures.txt"
say() { tee -a "$WORK/figures.txt"; }
start_database shared_buffers=2GB work_mem=16MB maintenance_work_mem=512MB max_wal_size=16GB jit=off autovacuum=off \
  max_parallel_workers_per_gather=0 max_parallel_maintenance_workers=0 max_locks_per_transaction=1024
echo "$(sql -c 'show server_version'), $MESSAGES messages and events, $PARTS partitions, load $(cut -d' ' -f1 /proc/loadavg)" | say

migrate 0 20
sql -v messages="$MESSAGES" -f "$HERE/search/load.sql"
migrate 20 9999

# Both get the indexes and the foreign key to the session. Other keys that refer to messages have no counterpart in a partitioned table, whose unique
# keys must contain the time. Triggers are left out on both sides.
sql -v parts="$PARTS" <<'SQL'
create schema plain;
create schema parted;
create procedure pg_temp.copy(name text, at text, source text) language plpgsql as $$
declare
  first timestamptz;
  length interval;
  columns text := (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
    where attrelid = ('public.' || name)::regclass and attnum > 0 and not attisdropped and attgenerated = '');
  made record;
begin
  execute format('create table plain.%1$I (like public.%1$I including all excluding indexes)', name);
  execute format('create table parted.%1$I (like public.%1$I including all excluding indexes) partition by range (%2$I)', name, at);
  select min(when_posted), (max(when_posted) - min(when_posted)) / current_setting('bench.parts')::int into first, length from public.chat_message;
  for n in 1..current_setting('bench.parts')::int loop
    execute format('create table parted.%I partition of parted.%I for values from (%s) to (%s)', name || '_' || n, name,
      case n when 1 then 'minvalue' else quote_literal(first + (n - 1) * length) end,
      case n when current_setting('bench.parts')::int then 'maxvalue' else quote_literal(first + n * length) end);
  end loop;
  execute format('insert into plain.%I (%s) overriding system value select %2$s from %s order by id', name, columns, source);
  execute format('insert into parted.%1$I (%2$s) overriding system value select %2$s from plain.%1$I order by %3$I', name, columns, at);
  for made in select indexdef, indexdef like 'CREATE UNIQUE%' as is_unique from pg_indexes where schemaname = 'public' and tablename = name loop
    execute replace(made.indexdef, ' ON public.', ' ON plain.');
    execute case when made.is_unique
      then regexp_replace(replace(made.indexdef, ' ON public.', ' ON parted.'), '\(([^()]*)\)', format('(\1, %I)', at))
      else replace(made.indexdef, ' ON public.', ' ON parted.') end;
  end loop;
  execute format('alter table plain.%I add foreign key (session_id) references public.chat_session', name);
  execute format('alter table parted.%I add foreign key (session_id) references public.chat_session', name);
end $$;
select set_config('bench.parts', :'parts', false) \g /dev/null
call pg_temp.copy('chat_message', 'when_posted', 'public.chat_message');
-- One event for each message, in a transaction of its own.
create temp table event (like public.chat_session_event including defaults including generated);
insert into event (id, session_id, seq, type, actor, at, payload, xid)
  select id, session_id, seq, 'MESSAGE_SENT', 'customer', when_posted, '{"status": "CUSTOMER_LAST", "messageSeq": 7}', (3 + id / 2)::text::xid8
  from public.chat_message order by id;
call pg_temp.copy('chat_session_event', 'at', 'event');
SQL
sql -c 'vacuum analyze'
sql -F ' ' -c "select 'size of ' || nspname, pg_size_pretty(sum(pg_table_size(c.oid))) || ' and of its indexes', pg_size_pretty(sum(pg_indexes_size(c.oid)))
  from pg_class c join pg_namespace n on n.oid = relnamespace where nspname in ('plain', 'parted') and relkind = 'r' group by nspname order by nspname desc" | say

sessions=$((MESSAGES / 10))
# The texts of the statements, by name.
declare -A text
text[page]='select id, seq, message, when_posted, type from chat_message where session_id = :session order by id desc limit 50'
text[lists]='select s.id, m.* from generate_series(:session, :session + 19) s(id) cross join lateral (select id, seq, message, when_posted, type
  from chat_message where session_id = s.id order by id desc limit 5) m'
text[key]='select seq, message, when_posted, type from chat_message where id = :session * 10'
text[insert]="insert into chat_message (session_id, seq, message, type, when_posted, language)
  values (:session, :seq, 'When is my parcel here?', 1, (select max from latest), 'en')"
text[log]='select id, session_id, seq, type, at from chat_session_event where (xid, id) > (cast(cast(:session * 5 as text) as xid8), 0) order by xid, id limit 1000'
for kind in plain parted; do
  sql -c "alter table $kind.chat_message alter column id restart with $((MESSAGES + 1))"
done
sql -c 'create table latest as select max(when_posted) from chat_message'

statement() { printf '\\set session random(1, %d)\n\\set seq random(1000, 2000000000)\n%s;\n' $((sessions - 20)) "${text[$1]}"; }
# Options of connections that read one of the schemas.
to() { export PGOPTIONS="-c search_path=$1,public -c plan_cache_mode=force_generic_plan -c synchronous_commit=off"; }
measure() { bench -f "$WORK/$1.pgbench" -T "$SECS" | sed -nE 's/^latency average = ([0-9.]+) ms/\1/p'; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
# Locks of the statement when it runs for the first time, and the memory of its plan.
held() {
  to "$2"
  printf "begin;\nprepare s as %s;\nexecute s;\nselect count(*) || ' locks' from pg_locks where pid = pg_backend_pid() and locktype = 'relation' and relation::regclass::text !~ '^pg_';
select pg_size_pretty(sum(total_bytes)) || ' of plans' from pg_backend_memory_contexts where name like 'CachedPlan%%';\nrollback;\n" \
    "$(sed -E "s/:session/47/g; s/:seq/5000/g" <<<"${text[$1]}")" |
    "$PG_BIN/psql" -h 127.0.0.1 -p "$PG_PORT" -U bench -d postgres -X -q -At -v ON_ERROR_STOP=1 | grep -E '^[0-9]+ (locks|[kMG]?B|bytes)' | paste -sd, | sed 's/,/, /'
}

for name in page lists key insert log; do
  statement "$name" >"$WORK/$name.pgbench"
  for kind in plain parted; do : >"$WORK/$name.$kind"; done
  for _ in $(seq "$ROUNDS"); do
    for kind in plain parted; do
      to "$kind"
      measure "$name" >>"$WORK/$name.$kind"
    done
  done
  for kind in plain parted; do
    printf '%-7s %-7s %9s ms, %s\n' "$name" "$kind" "$(median <"$WORK/$name.$kind")" "$(held "$name" "$kind")"
  done | say
done

# The oldest part goes: as rows, with the vacuum that makes their space free again, or as a table.
unset PGOPTIONS
bytes() { sql -c "select pg_current_wal_insert_lsn() - '0/0'"; }
timed() {
  local from=$(date +%s%N) wal=$(bytes)
  sql "${@:2}"
  echo "$1: $((($(date +%s%N) - from) / 1000000)) ms, $((($(bytes) - wal) / 1048576)) MB of WAL" | say
}
oldest=$(sql -c "select (regexp_match(pg_get_expr(relpartbound, oid), 'TO \\(''(.*)''\\)'))[1] from pg_class where oid = 'parted.chat_message_1'::regclass")
echo "rows of the oldest part: $(sql -c "select count(*) from plain.chat_message where when_posted < '$oldest'")" | say
timed 'delete of them' -c "delete from plain.chat_message where when_posted < '$oldest'; delete from plain.chat_session_event where at < '$oldest'"
timed 'vacuum after it' -c 'vacuum plain.chat_message' -c 'vacuum plain.chat_session_event'
timed 'drop of two partitions' -c 'drop table parted.chat_message_1, parted.chat_session_event_1'
