#!/usr/bin/env bash
# Subscribers under load: live.sh. Starts a PostgreSQL and the packaged application of its own, on loopback, and stops them by pid.
#   IDLE (1000) subscribers that hear nothing, RATE (50) messages a second to 20 followed sessions, SECS (60) of it after as much warm-up
#   DESKS (50) agents' desks, each with the conversations of one of TOPICS (10) topics: every event wakes all of them, and each reads what is its
#   RUN    what to run, for instance target/parley-runner (default: java -jar target/quarkus-app/quarkus-run.jar)
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../../.." && pwd)
WORK=${WORK:-$ROOT/target/bench-live}
PG_BIN=${PG_BIN:-/usr/lib/postgresql/15/bin}
PG_PORT=${PG_PORT:-55433}
PORT=${PORT:-8080}
IDLE=${IDLE:-1000} RATE=${RATE:-50} SECS=${SECS:-60} DESKS=${DESKS:-50} TOPICS=${TOPICS:-10}
RUN=${RUN:-java -Xmx512m -jar $ROOT/target/quarkus-app/quarkus-run.jar}

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
mkdir -p "$WORK/classes"
javac -d "$WORK/classes" "$HERE"/*.java
chmod 755 "$data"
[ "$(id -u)" != 0 ] || chown postgres "$data"
as_pg "$PG_BIN/initdb" -D "$data/pg" -U bench --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
# When each transaction was committed is what receipts are compared with.
as_pg "$PG_BIN/pg_ctl" -D "$data/pg" -l "$data/log" -w start >/dev/null \
  -o "-p $PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$data -c max_connections=100 -c track_commit_timestamp=on"

eval "$("$HERE/../token.sh" agent1)"
env QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT="$PORT" PARLEY_CHAT_TIMERS_EVERY=off PARLEY_LIMITS_RATE=off PARLEY_LIMITS_ADDRESS_RATE=off \
  QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://127.0.0.1:$PG_PORT/postgres" \
  QUARKUS_DATASOURCE_USERNAME=bench QUARKUS_DATASOURCE_PASSWORD=bench \
  PARLEY_WEBSOCKET_MAX_SOCKETS_PER_ADDRESS=$((IDLE + DESKS + 100)) \
  $RUN >"$WORK/parley.log" 2>&1 &
app=$!
for _ in $(seq 300); do
  ! curl -sf -o /dev/null -m 2 "http://127.0.0.1:$PORT/q/health/ready" || break
  sleep 0.2
done

sql -v idle="$IDLE" -v topics="$TOPICS" -f "$HERE/live.sql" >"$WORK/sessions.txt"
java -cp "$WORK/classes" Live "$PORT" "$app" "$WORK" "$IDLE" "$RATE" "$SECS" "$DESKS" "$TOPICS" | tee "$WORK/figures.txt" || wrong=1
sql -c 'create table receipt (message bigint, at bigint)' -c "\\copy receipt from '$WORK/receipts.csv' csv" -c "
  select 'commit to receipt in ms: median ' || percentile_cont(0.5) within group (order by ms)::numeric(9,1)
         || ', p99 ' || percentile_cont(0.99) within group (order by ms)::numeric(9,1) || ', most ' || max(ms)::numeric(9,1) || ', of ' || count(*)
  from (select r.at / 1e3 - extract(epoch from pg_xact_commit_timestamp(m.xmin)) * 1e3 as ms
        from receipt r join chat_message m on m.id = r.message) as waits" | tee -a "$WORK/figures.txt"
# A desk that is behind is told what a session has become, not each event on the way: an event counts when its desk knew of it.
sql -c 'create table desk_receipt (desk int, session bigint, seq int, at bigint)' -c "\\copy desk_receipt from '$WORK/desks.csv' csv" -c '
  create index on desk_receipt (desk, session, seq)' -c "
  select 'commit to desk in ms: median ' || percentile_cont(0.5) within group (order by ms)::numeric(9,1)
         || ', p99 ' || percentile_cont(0.99) within group (order by ms)::numeric(9,1) || ', most ' || max(ms)::numeric(9,1) || ', of ' || count(*)
  from (select min(r.at) / 1e3 - extract(epoch from pg_xact_commit_timestamp(e.xmin)) * 1e3 as ms
        from receipt m join chat_message c on c.id = m.message
        join chat_session_event e on e.xmin = c.xmin and e.session_id = c.session_id
        join desk_receipt r on r.session = e.session_id and r.seq >= e.seq
        group by e.id, e.xmin, r.desk) as waits" | tee -a "$WORK/figures.txt"
exit "${wrong:-0}"
