#!/usr/bin/env bash
# Subscribers under load: live.sh. Starts a PostgreSQL and the packaged application of its own, on loopback, and stops them by pid.
#   IDLE (1000) subscribers that hear nothing, RATE (50) messages a second to 20 followed sessions, SECS (60) of it after as much warm-up
#   DESKS (50) agents' desks, each with the conversations of one of TOPICS (10) topics: every event wakes all of them, and each reads what is its
#   RUN and PG_BIN as in own.sh
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
WORK=${WORK:-$HERE/../../../target/bench-live}
PG_PORT=${PG_PORT:-55433}
PORT=${PORT:-8080}
IDLE=${IDLE:-1000} RATE=${RATE:-50} SECS=${SECS:-60} DESKS=${DESKS:-50} TOPICS=${TOPICS:-10}
. "$HERE/../own.sh"

mkdir -p "$WORK/classes"
javac -d "$WORK/classes" "$HERE"/*.java
# When each transaction was committed is what receipts are compared with.
start_database max_connections=100 track_commit_timestamp=on
eval "$("$HERE/../token.sh" agent1)"
start_app PARLEY_WEBSOCKET_MAX_SOCKETS_PER_ADDRESS=$((IDLE + DESKS + 100))

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
