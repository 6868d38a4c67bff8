#!/usr/bin/env bash
# Desks under events: desks.sh. Starts a PostgreSQL and the packaged application of its own, on loopback, and stops them by pid.
#   WHAT (list) list: each desk follows the conversations of one of TOPICS (10) topics. queue: it follows the queue of the topic
#   DESKS ("10 100 1000") numbers of desks, one after the other
#   RATE (100) events a second, written by SQL, for SECS (20) after WARM (20) seconds of the same: to one of SESSIONS (200) conversations; or,
#          for queues, a session comes into a queue of 20 and the first one leaves it, which are two events
#   AGENTS (1) agents with the same rights, who have the desks in turn
#   IDLE ("1000 10000") numbers of sockets that follow a list in which nothing happens, for the memory of each; "" for none
#   RUN    what to run, for instance target/parley-runner (default: java -jar target/quarkus-app/quarkus-run.jar)
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../../.." && pwd)
WORK=${WORK:-$ROOT/target/bench-desks}
PG_BIN=${PG_BIN:-/usr/lib/postgresql/15/bin}
PG_PORT=${PG_PORT:-55434}
PORT=${PORT:-8085}
WHAT=${WHAT:-list} DESKS=${DESKS-10 100 1000} RATE=${RATE:-100} SECS=${SECS:-20} WARM=${WARM:-20} TOPICS=${TOPICS:-10} SESSIONS=${SESSIONS:-200} AGENTS=${AGENTS:-1}
IDLE=${IDLE-1000 10000}
JAVA=${JAVA:-java}
RUN=${RUN:-$JAVA -Xmx1g -jar $ROOT/target/quarkus-app/quarkus-run.jar}

as_pg() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
sql() { "$PG_BIN/psql" -h 127.0.0.1 -p "$PG_PORT" -U "${user:-bench}" -d postgres -X -q -At -v ON_ERROR_STOP=1 "$@"; }
app='' data=$(mktemp -d)
stop_app() { [ -z "$app" ] || { kill "$app" && wait "$app"; } 2>/dev/null || true; app=; }
finish() {
  stop_app
  as_pg "$PG_BIN/pg_ctl" -D "$data/pg" -m fast -w stop >/dev/null 2>&1 || true
  rm -rf "$data"
}
trap finish EXIT
case $WHAT in list) event=event ;; queue) event=queue ;; *) echo "WHAT is list or queue" >&2; exit 2 ;; esac
mkdir -p "$WORK/classes"
"${JAVA}c" -d "$WORK/classes" "$HERE"/*.java
: >"$WORK/figures.txt"
chmod 755 "$data"
[ "$(id -u)" != 0 ] || chown postgres "$data"
as_pg "$PG_BIN/initdb" -D "$data/pg" -U bench --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
# When each transaction was committed is what receipts are compared with.
as_pg "$PG_BIN/pg_ctl" -D "$data/pg" -l "$data/log" -w start >/dev/null -o "-p $PG_PORT -c listen_addresses=127.0.0.1 \
  -c unix_socket_directories=$data -c max_connections=100 -c track_commit_timestamp=on -c shared_preload_libraries=pg_stat_statements"
sql -c 'create extension pg_stat_statements' -c 'create role parley superuser login'

eval "$(AGENTS=$AGENTS "$HERE/../token.sh" agent1)"
start_app() {
  env QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT="$PORT" PARLEY_CHAT_TIMERS_EVERY=off PARLEY_LIMITS_RATE=off PARLEY_LIMITS_ADDRESS_RATE=off \
    QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://127.0.0.1:$PG_PORT/postgres" \
    QUARKUS_DATASOURCE_USERNAME=parley QUARKUS_DATASOURCE_PASSWORD=parley \
    PARLEY_WEBSOCKET_MAX_SOCKETS=20000 PARLEY_WEBSOCKET_MAX_SOCKETS_PER_ADDRESS=20000 \
    $RUN >>"$WORK/parley.log" 2>&1 &
  app=$!
  for _ in $(seq 300); do
    ! curl -sf -o /dev/null -m 2 "http://127.0.0.1:$PORT/q/health/ready" || return 0
    sleep 0.2
  done
  return 1
}
events() {
  "$PG_BIN/pgbench" -h 127.0.0.1 -p "$PG_PORT" -U bench -n -M prepared -c 4 -R "$RATE" -T "$1" -D sessions="$SESSIONS" \
    -D topics="$TOPICS" -f "$HERE/$event.pgbench" postgres >"$WORK/pgbench.txt" 2>&1
}
cpu() { awk '{ print ($14 + $15) * 10 }' "/proc/$app/stat"; }

start_app
sql -v topics="$TOPICS" -v agents="$AGENTS" -v sessions="$SESSIONS" -f "$HERE/desks.sql"
for desks in $DESKS; do
  rm -f "$WORK/go" "$WORK/desks.csv"
  "$JAVA" -Xmx1g -cp "$WORK/classes" Desks "$PORT" "$app" "$WORK" "$WHAT" "$desks" "$TOPICS" $((SECS + 2)) >"$WORK/desks.txt" 2>&1 &
  client=$!
  until grep -q ready "$WORK/desks.txt"; do kill -0 "$client" || { cat "$WORK/desks.txt"; exit 1; }; sleep 0.2; done
  events "$WARM"
  sleep 1
  sql -c 'select pg_stat_statements_reset()' >/dev/null
  before=$(cpu)
  began=$(sql -c 'select now()')
  touch "$WORK/go"
  events "$SECS"
  used=$(($(cpu) - before))
  wait "$client" || { cat "$WORK/desks.txt"; wrong=1; }
  count=$(sql -c "select count(*) from chat_session_event where at > '$began'")
  sql -c "select 'desks $desks: ' || round(sum(calls) / $count.0, 2) || ' statements per event, of $count events; '
      || round($used.0 / $count, 2) || ' ms of CPU per event'
    from pg_stat_statements where userid = 'parley'::regrole" | tee -a "$WORK/figures.txt"
  # A desk that is behind is told what a session has become, not each event on the way: an event counts when its desk knew of it.
  sql -c 'create table receipt (desk int, session bigint, seq int, at bigint)' -c "\\copy receipt from '$WORK/desks.csv' csv" -c '
    create index on receipt (desk, session, seq)' -c 'analyze receipt' -c "
    select 'desks $desks: commit to receipt in ms: median ' || percentile_cont(0.5) within group (order by ms)::numeric(9,1)
           || ', p99 ' || percentile_cont(0.99) within group (order by ms)::numeric(9,1) || ', most ' || max(ms)::numeric(9,1) || ', of ' || count(*)
    from (select first.at / 1e3 - extract(epoch from pg_xact_commit_timestamp(e.xmin)) * 1e3 as ms
          from (select distinct on (desk, e.id) desk, e.id, r.at from chat_session_event e
                join receipt r on r.session = e.session_id and r.seq >= e.seq and r.seq < e.seq + 50
                where e.at > '$began' order by desk, e.id, r.seq) as first
          join chat_session_event e on e.id = first.id) as waits" -c 'drop table receipt' | tee -a "$WORK/figures.txt"
done
for idle in $IDLE; do
  stop_app
  start_app
  "$JAVA" -Xmx2g -cp "$WORK/classes" Desks "$PORT" "$app" "$WORK" list "$idle" "$TOPICS" 0 | sed "s/^/idle: /" | tee -a "$WORK/figures.txt"
  # shellcheck disable=SC2024
  command -v jcmd >/dev/null && jcmd "$app" GC.class_histogram | head -40 >"$WORK/histogram.$idle.txt" || true
done
exit "${wrong:-0}"
