#!/usr/bin/env bash
# chatStatistics by day and topic beside its SQL: statistics.sh. Starts a PostgreSQL and the packaged application of its own, on loopback, and
# stops them by pid. Prints the CPU time of a request: of the server and the database, and of pgbench and the database for one prepared statement
# that returns the same figures as JSON.
#   SESSIONS (200000) of 20 topics in DAYS (365) days, of which one month is asked for; DAYS=31 puts all of them into it
#   REQUESTS (40) are measured after WARM (150), in ROUNDS (5)
#   RUN    what to run, for instance target/parley-runner (default: java -jar target/quarkus-app/quarkus-run.jar)
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
WORK=${WORK:-$ROOT/target/bench-statistics}
PG_BIN=${PG_BIN:-/usr/lib/postgresql/15/bin}
PG_PORT=${PG_PORT:-55436}
PORT=${PORT:-8080}
SESSIONS=${SESSIONS:-200000} DAYS=${DAYS:-365} REQUESTS=${REQUESTS:-40} WARM=${WARM:-150} ROUNDS=${ROUNDS:-5}
RUN=${RUN:-java -Xmx512m -jar $ROOT/target/quarkus-app/quarkus-run.jar}
ZONE=Europe/Oslo FROM=2026-03-01T00:00:00+01:00 TO=2026-04-01T00:00:00+02:00

as_pg() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
sql() { "$PG_BIN/psql" -h 127.0.0.1 -p "$PG_PORT" -U bench -d postgres -X -q -At -v ON_ERROR_STOP=1 "$@"; }
app=
data=$(mktemp -d)
finish() {
  [ -z "$app" ] || { kill "$app" && wait "$app"; } 2>/dev/null || true
  as_pg "$PG_BIN/pg_ctl" -D "$data/pg" -m fast -w stop >/dev/null 2>&1 || true
  rm -rf "$data"
}
trap finish EXIT
mkdir -p "$WORK"
chmod 755 "$data"
[ "$(id -u)" != 0 ] || chown postgres "$data"
as_pg "$PG_BIN/initdb" -D "$data/pg" -U bench --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
as_pg "$PG_BIN/pg_ctl" -D "$data/pg" -l "$data/log" -w start >/dev/null \
  -o "-p $PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$data -c autovacuum=off -c shared_buffers=512MB -c jit=off"

eval "$("$HERE/token.sh" admin admin)"
env QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT="$PORT" PARLEY_CHAT_TIMERS_EVERY=off PARLEY_LIMITS_RATE=off PARLEY_LIMITS_ADDRESS_RATE=off \
  QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://127.0.0.1:$PG_PORT/postgres" \
  QUARKUS_DATASOURCE_USERNAME=bench QUARKUS_DATASOURCE_PASSWORD=bench \
  $RUN >"$WORK/parley.log" 2>&1 &
app=$!
for _ in $(seq 300); do
  ! curl -sf -o /dev/null -m 2 "http://127.0.0.1:$PORT/q/health/ready" || break
  sleep 0.2
done

# 8 of 10 sessions are accepted after up to 5 minutes and last up to 30, one is abandoned, one is an offline form. DAYS end with the month.
sql -v sessions="$SESSIONS" -v days="$DAYS" -v until="$TO" <<'SQL'
insert into ejuser (loginname, username) select 'agent' || n, 'Agent ' || n from generate_series(1, 100) n;
insert into ejuser (loginname, username) values ('admin', 'Admin');
insert into chat_topic (name) select 'Topic ' || n from generate_series(1, 20) n;
select setseed(0.5);
insert into chat_session (topic_id, status, when_requested, queued_at, waiting_since, wait_ended_at, when_started, when_first_response, when_ended,
    user_id, end_reason, rating)
select 1 + n % 20, case when n % 10 < 8 then 9 else 11 end, at, queued, queued, case when n % 10 < 9 then accepted end,
  case when n % 10 < 8 then accepted end, case when n % 10 < 8 then accepted + interval '20 s' end,
  case when n % 10 = 9 then at else accepted + random() * interval '30 min' end,
  case when n % 10 < 8 then 1 + n % 100 end, case when n % 10 = 9 then 5 else 1 end, case when n % 4 = 0 then 1 + n % 5 end
from (select n, at, case when n % 10 < 9 then at end as queued, at + random() * interval '5 min' as accepted
      from (select n, :'until'::timestamptz - (:sessions - n + 0.5) * :days * interval '1 day' / :sessions as at
            from generate_series(1, :sessions) n) s) s;
vacuum analyze;
SQL

query='{ chatStatistics(from: \"'$FROM'\", to: \"'$TO'\", timeZone: \"'$ZONE'\", groupBy: [DAY, TOPIC], thresholdSeconds: 30) { buckets { startsAt topic { databaseId } figures { requested accepted missed serviceLevel wait { averageSeconds p50Seconds p90Seconds maxSeconds } conversation { averageSeconds p50Seconds } } } } }'
printf '{"query": "%s"}' "$query" >"$WORK/body.json"
# One curl for all requests, so that the connection is kept.
requests() {
  for _ in $(seq "$1"); do
    printf 'next\nurl = "http://127.0.0.1:%s/graphql"\ndata = "@%s/body.json"\nheader = "Content-Type: application/json"\nheader = "Authorization: Bearer %s"\noutput = "%s"\n' \
      "$PORT" "$WORK" "$PARLEY_TOKEN" "$WORK/answer.json"
  done | tail -n +2 | curl -sf -K -
}
cat >"$WORK/limit.pgbench" <<SQL
with s as (
  select date_trunc('day', when_requested, '$ZONE') as day, topic_id, when_started, queued_at,
    case when when_started is not null then floor(extract(epoch from wait_ended_at - waiting_since)) end as wait,
    case when when_started is null and queued_at is not null and when_ended is not null
      then floor(extract(epoch from coalesce(wait_ended_at, when_ended) - waiting_since)) end as abandonment,
    floor(extract(epoch from when_ended - when_started)) as conversation
  from chat_session
  where when_requested >= '$FROM' and when_requested < '$TO' and status <> 8)
select json_build_object('data', json_agg(f))
from (
  select day, topic_id, count(*) as requested, count(when_started) as accepted, count(abandonment) as missed,
    count(*) filter (where wait <= 30)::float / nullif(count(wait) + count(*) filter (where abandonment > 30), 0) as service_level,
    avg(wait) as wait_average, percentile_disc(0.5) within group (order by wait) as wait_p50,
    percentile_disc(0.9) within group (order by wait) as wait_p90, max(wait) as wait_max,
    avg(conversation) as conversation_average, percentile_disc(0.5) within group (order by conversation) as conversation_p50
  from s group by day, topic_id order by day, topic_id) f;
SQL
limit() { "$PG_BIN/pgbench" -h 127.0.0.1 -p "$PG_PORT" -U bench -n -M prepared -f "$WORK/limit.pgbench" -t "$1" postgres >"$WORK/pgbench.txt"; }
postmaster=$(head -1 "$data/pg/postmaster.pid")
# CPU time in ticks of a process, and of its children that have ended.
ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 + $14 + $15 }' "/proc/$1/stat"; }
database() {
  local sum=0 each
  for each in "$postmaster" $(pgrep -P "$postmaster"); do sum=$((sum + $(ticks "$each" 2>/dev/null || echo 0))); done
  echo "$sum"
}
ms() { echo "scale=1; $1 * 1000 / $(getconf CLK_TCK) / $REQUESTS" | bc; }

requests "$WARM"
limit 10
asked=$(sql -c "select count(*) from chat_session where when_requested >= '$FROM' and when_requested < '$TO'")
counted=$(grep -o '"requested":[0-9]*,"accepted"' "$WORK/answer.json" | tr -dc '0-9\n' | paste -sd+ | bc)
[ "$asked" = "$counted" ] || { echo "the figures are wrong: $counted instead of $asked"; exit 1; }
{
  echo "$asked of $SESSIONS sessions, $(grep -o '"startsAt"' "$WORK/answer.json" | wc -l) buckets, load $(cut -d' ' -f1 /proc/loadavg)"
  for round in $(seq "$ROUNDS"); do
    self=$BASHPID
    a=$(ticks "$app") d=$(database)
    requests "$REQUESTS"
    server=$(($(ticks "$app") - a)) ofserver=$(($(database) - d))
    d=$(database) c=$(awk '{ print $16 + $17 }' /proc/$self/stat)
    limit "$REQUESTS"
    client=$(($(awk '{ print $16 + $17 }' /proc/$self/stat) - c)) oflimit=$(($(database) - d))
    echo "round $round: request $(ms $server) + $(ms $ofserver) ms, its SQL $(ms $client) + $(ms $oflimit) ms, multiple $(echo "scale=2; ($server + $ofserver) / ($client + $oflimit)" | bc)"
  done
} | tee "$WORK/figures.txt"
