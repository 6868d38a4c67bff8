#!/usr/bin/env bash
# The whole course: run.sh [HARNESS]. README.md tells what it needs and what it leaves.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
HARNESS=$(cd "${1:-${BENCH_DIR:-$HERE/../../../shared/bench}}" && pwd)
WORK=${WORK:-$ROOT/target/bench}
JAR=${JAR:-$ROOT/target/quarkus-app/quarkus-run.jar}
PORT=${PORT:-8080}
READY=${READY:-http://127.0.0.1:$PORT/q/health/ready}
ROUNDS=${ROUNDS:-3}
SECS=${SECS:-4}
WARM=${WARM:-40}
export SCALE=${SCALE:-1} SERVER_CPU=${SERVER_CPU:-0} LOAD_CPU=${LOAD_CPU:-1}
export CHAT_DB=${CHAT_DB:-chat$SCALE} PARLEY_DB=${PARLEY_DB:-parley$SCALE}
export PG_DIR=${PG_DIR:-/var/tmp/chatbench-pg} PG_PORT=${PG_PORT:-55432} PG_BIN=${PG_BIN:-/usr/lib/postgresql/15/bin}
: "${PARLEY_TOKEN:?an agent\'s JWT that the application accepts}"
[ -f "$JAR" ] || { echo "no $JAR: build the application first" >&2; exit 1; }

mkdir -p "$WORK/run" "$WORK/results"
cp -R "$HARNESS/." "$WORK"
chmod -R u+w "$WORK"
cp "$HERE"/queries/*.graphql "$WORK/queries"
cp "$HERE/lua/load.lua" "$WORK/lua"
cp "$HERE/check.py" "$HERE/rounds.py" "$WORK/bin"
# pgbench writes its log into the working directory; the harness reads it from /tmp, which is right only when started there.
sed -i "s#pathlib.Path('/tmp')#pathlib.Path('.')#" "$WORK/bin/bench.py"
cat > "$WORK/peers.json" <<JSON
[{"name": "parley", "kind": "http", "url": "http://127.0.0.1:$PORT/graphql", "dialect": "parley", "pidfile": "run/parley.pid", "skip": ["m2"]}]
JSON
cd "$WORK"
OUT=${OUT:-results/$(date +%Y%m%d-%H%M%S)}
mkdir -p "$OUT"
sql() { bin/db.sh psql "$1" -X -q -At -v ON_ERROR_STOP=1 "${@:2}"; }

app=
started_db=
stop_app() {
  [ -n "$app" ] || return 0
  kill "$app" 2>/dev/null || true
  wait "$app" 2>/dev/null || true
  app=
  rm -f run/parley.pid
}
finish() {
  stop_app
  [ -z "$started_db" ] || bin/db.sh stop >/dev/null
}
trap finish EXIT
trap 'exit 130' INT TERM

# The timers would end the sessions of the data set, whose customers have no client that calls.
# The pool never goes below its ten connections: one closed while a cell runs would be counted as that cell's database time.
start_app() {
  ! curl -s -o /dev/null "http://127.0.0.1:$PORT/" || { echo "port $PORT is taken" >&2; exit 1; }
  env QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT="$PORT" \
    QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://127.0.0.1:$PG_PORT/$PARLEY_DB" \
    QUARKUS_DATASOURCE_USERNAME=bench QUARKUS_DATASOURCE_PASSWORD=bench \
    QUARKUS_DATASOURCE_JDBC_INITIAL_SIZE=10 QUARKUS_DATASOURCE_JDBC_MIN_SIZE=10 QUARKUS_DATASOURCE_JDBC_MAX_SIZE=10 \
    QUARKUS_FLYWAY_MIGRATE_AT_START=true PARLEY_CHAT_TIMERS_EVERY=off PARLEY_LIMITS_RATE=off PARLEY_LIMITS_ADDRESS_RATE=off \
    taskset -c "$SERVER_CPU" "${JAVA:-java}" -Xmx512m -jar "$JAR" >>"$OUT/parley.log" 2>&1 &
  app=$!
  echo "$app" >run/parley.pid
  for _ in $(seq 600); do
    ! curl -sf -o /dev/null -m 2 "$READY" || return 0
    kill -0 "$app" 2>/dev/null || break
    sleep 0.2
  done
  echo "the application did not get ready; the end of its log:" >&2
  tail -20 "$OUT/parley.log" >&2
  exit 1
}

[ -d "$PG_DIR/data" ] || bin/db.sh init
if ! sql postgres -c 'select 1' >/dev/null 2>&1; then
  DB_TASKSET="taskset -c $LOAD_CPU" bin/db.sh start >/dev/null
  started_db=1
fi
taskset -cp "$(head -1 "$PG_DIR/data/postmaster.pid")" | tee "$OUT/pinning.txt"

if [ -z "$(sql postgres -c "select 1 from pg_database where datname = '$CHAT_DB'")" ]; then
  bin/db.sh load "$CHAT_DB" "$SCALE" >/dev/null
fi
bin/db.sh reset "$CHAT_DB" "$SCALE"

# Always anew: M1 of an earlier run has left its marks in the sessions. Flyway migrates at the first start, so that its history is there.
PGOPTIONS='-c client_min_messages=warning' sql postgres -c "drop database if exists $PARLEY_DB" -c "create database $PARLEY_DB"
start_app
stop_app
SECONDS=0
"$HERE/load.sh" "$CHAT_DB" "$PARLEY_DB" 2>&1 | tee "$OUT/load.txt"
echo "loaded in $SECONDS s" | tee -a "$OUT/load.txt"
sql "$PARLEY_DB" -c 'create schema if not exists bench_ext' \
  -c 'create extension if not exists pg_stat_statements schema bench_ext'

start_app
bin/check.py 2>&1 | tee "$OUT/check.txt" || [ -n "${FORCE:-}" ]
# A statement count and a look at each answer under load, neither of them timed.
DB=$PARLEY_DB bin/count.sh >"$OUT/statements.txt"
VERIFY=1 bin/rounds.py --out "$OUT/verify.jsonl" --rounds 1 --secs 2 --scale "$SCALE" --only parley

[ -n "${INSTR:-}" ] || {
  INSTR=0
  ! perf stat -x, -e instructions,cycles true 2>&1 | grep -Eq '^[0-9]+,.*instructions' || INSTR=1
}
export INSTR
measure() { bin/rounds.py --scale "$SCALE" "$@" || echo "cells with errors: see $OUT" >&2; }
bin/bench.py --warm "$WARM" --peers parley --db "$PARLEY_DB" --scale "$SCALE" --ops q1,q2,q3,q4
measure --out "$OUT/main.jsonl" --rounds "$ROUNDS" --secs "$SECS" --ops q1,q2,q3,q4
measure --out "$OUT/conc.jsonl" --rounds 2 --secs 3 --conc 1,32 --ops q1,q2,q3,q4
measure --out "$OUT/page.jsonl" --rounds 2 --secs 3 --page 10,50,100 --ops q2,q3

# The writes come last: they change rows that the reads would meet.
last=$(sql "$CHAT_DB" -c 'select max(id) from chat_message')
VERIFY=1 bin/rounds.py --out "$OUT/verify.jsonl" --rounds 1 --secs 2 --scale "$SCALE" --only parley --ops m1
bin/bench.py --warm "$WARM" --peers parley --db "$PARLEY_DB" --scale "$SCALE" --ops m1
sql "$PARLEY_DB" -v messages="$last" -f "$HERE/reset.sql"
measure --out "$OUT/main.jsonl" --rounds "$ROUNDS" --secs "$SECS" --ops m1
sql "$PARLEY_DB" -v messages="$last" -f "$HERE/reset.sql"
bin/db.sh reset "$CHAT_DB" "$SCALE"

[ "$INSTR" != 1 ] || cp "$OUT/main.jsonl" "$OUT/instr.jsonl"
for f in main conc page; do bin/report.py "$OUT/$f.jsonl" >"$OUT/$f.md"; done
bin/summary.py "$OUT" >"$OUT/summary.md"
cat "$OUT/main.md" "$OUT/statements.txt"
echo "results: $(cd "$OUT" && pwd)"
