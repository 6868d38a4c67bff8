#!/usr/bin/env bash
# Desks under events: desks.sh. Starts a PostgreSQL and the packaged application of its own, on loopback, and stops them by pid.
#   WHAT (list) list: each desk follows the conversations of one of TOPICS (10) topics. queue: it follows the queue of the topic
#   DESKS ("10 100 1000") numbers of desks, one after the other
#   RATE (100) events a second, written by SQL, for SECS (20) after WARM (20) seconds of the same: to one of SESSIONS (200) conversations; or,
#          for queues, a session comes into a queue of 20 and the first one leaves it, which are two events
#   AGENTS (1) agents with the same rights, who have the desks in turn
#   IDLE ("1000 10000") numbers of sockets that follow a list in which nothing happens, for the memory of each; "" for none
#   RUN and PG_BIN as in own.sh
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
WORK=${WORK:-$HERE/../../../target/bench-desks}
PG_PORT=${PG_PORT:-55434}
PORT=${PORT:-8085}
WHAT=${WHAT:-list} DESKS=${DESKS-10 100 1000} RATE=${RATE:-100} SECS=${SECS:-20} WARM=${WARM:-20} TOPICS=${TOPICS:-10} SESSIONS=${SESSIONS:-200} AGENTS=${AGENTS:-1}
IDLE=${IDLE-1000 10000}
JAVA=${JAVA:-java}
RUN=${RUN:-$JAVA -Xmx1g -jar $HERE/../../../target/quarkus-app/quarkus-run.jar}
. "$HERE/../own.sh"

case $WHAT in list) event=event ;; queue) event=queue ;; *) echo "WHAT is list or queue" >&2; exit 2 ;; esac
mkdir -p "$WORK/classes"
"${JAVA}c" -d "$WORK/classes" "$HERE"/*.java
: >"$WORK/figures.txt"
# When each transaction was committed is what receipts are compared with.
start_database max_connections=100 track_commit_timestamp=on shared_preload_libraries=pg_stat_statements
sql -c 'create extension pg_stat_statements' -c 'create role parley superuser login'

eval "$(AGENTS=$AGENTS "$HERE/../token.sh" agent1)"
start() {
  start_app QUARKUS_DATASOURCE_USERNAME=parley QUARKUS_DATASOURCE_PASSWORD=parley \
    PARLEY_WEBSOCKET_MAX_SOCKETS=20000 PARLEY_WEBSOCKET_MAX_SOCKETS_PER_ADDRESS=20000
}
events() {
  "$PG_BIN/pgbench" -h 127.0.0.1 -p "$PG_PORT" -U bench -n -M prepared -c 4 -R "$RATE" -T "$1" -D sessions="$SESSIONS" \
    -D topics="$TOPICS" -f "$HERE/$event.pgbench" postgres >"$WORK/pgbench.txt" 2>&1
}
cpu() { awk '{ print ($14 + $15) * 10 }' "/proc/$app/stat"; }

start
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
  start
  "$JAVA" -Xmx2g -cp "$WORK/classes" Desks "$PORT" "$app" "$WORK" list "$idle" "$TOPICS" 0 | sed "s/^/idle: /" | tee -a "$WORK/figures.txt"
  # shellcheck disable=SC2024
  command -v jcmd >/dev/null && jcmd "$app" GC.class_histogram | head -40 >"$WORK/histogram.$idle.txt" || true
done
exit "${wrong:-0}"
