#!/usr/bin/env bash
# The whole course. README.md tells what it needs and what it leaves.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
WORK=${WORK:-$ROOT/target/bench}
PORT=${PORT:-8080}
READY=${READY:-http://127.0.0.1:$PORT/q/health/ready}
ROUNDS=${ROUNDS:-3}
SECS=${SECS:-4}
WARM=${WARM:-40}
WARM_WRITES=${WARM_WRITES:-$WARM}
OPS=${OPS:-q1,q2,q3,q4,s1,s2,s3,s4,m1,m2}
PARTS=${PARTS:-check,main,conc,page,curve}
CURVE=${CURVE:-5,20,60}
export SCALE=${SCALE:-1} SERVER_CPU=${SERVER_CPU:-0} LOAD_CPU=${LOAD_CPU:-1}
export CHAT_DB=${CHAT_DB:-chat$SCALE} PARLEY_DB=${PARLEY_DB:-parley$SCALE} LIMIT_DB=${LIMIT_DB:-limit$SCALE}
export PG_DIR=${PG_DIR:-/var/tmp/chatbench-pg} PG_PORT=${PG_PORT:-55432} PG_BIN=${PG_BIN:-/usr/lib/postgresql/15/bin}

# only NAMES OPS: those of the operations whose names begin with one of the letters NAMES.
only() { tr , '\n' <<<"$2" | { grep "^[$1]" || true; } | paste -sd,; }
# common LIST OPS: those of the list that are among the operations.
common() { tr , '\n' <<<"$1" | { grep -xF "$(tr , '\n' <<<"$2")" || true; } | paste -sd,; }
part() { [[ ,$PARTS, == *,$1,* ]]; }
reads=$(only qs "$OPS")
writes=$(only m "$OPS")

# The server that is measured: RUN, or else the jar under JAVA.
if [ -n "${RUN:-}" ]; then
  read -ra server <<<"$RUN"
  server[0]=$(realpath "$(command -v "${server[0]}")")
  RUNTIME=${RUNTIME:-native}
else
  jar=$(realpath "${JAR:-$ROOT/target/quarkus-app/quarkus-run.jar}")
  read -ra options <<<"${JAVA_OPTIONS:--Xms64m -Xmx512m}"
  server=("${JAVA:-java}" "${options[@]}" -jar "$jar")
  RUNTIME=${RUNTIME:-jvm$("${JAVA:-java}" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')}
  [ -f "$jar" ] || { echo "no $jar: build the application first" >&2; exit 1; }
fi
[ -n "${PARLEY_TOKEN:-}" ] || eval "$(AGENTS=20 "$HERE/token.sh")"

mkdir -p "$WORK/run" "$WORK/results"
peers=$(realpath "${PEERS:-/dev/null}")
cp -R "$HERE/harness/." "$WORK"
cp "$HERE"/queries/*.graphql "$WORK/queries"
cp "$HERE"/sql/*.pgbench "$WORK/sql"
cp "$HERE/lua/load.lua" "$WORK/lua"
cp "$HERE/check.py" "$HERE/rounds.py" "$WORK/bin"
python3 - "$peers" "$PORT" >"$WORK/peers.json" <<'PY'
import json, pathlib, sys
file, port = pathlib.Path(sys.argv[1]), sys.argv[2]
parley = {'name': 'parley', 'kind': 'http', 'url': f'http://127.0.0.1:{port}/graphql', 'dialect': 'parley', 'pidfile': 'run/parley.pid'}
others = [p | {'pidfile': str(file.parent / p['pidfile'])} for p in json.loads(file.read_text() or '[]')]
print(json.dumps([parley] + others))
PY
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
  local began=$(date +%s%3N)
  # Parley refuses variables that look like settings and are none.
  env -u PARLEY_DB -u PARLEY_TOKEN -u PARLEY_TOKENS QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT="$PORT" \
    QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://127.0.0.1:$PG_PORT/$PARLEY_DB" \
    QUARKUS_DATASOURCE_USERNAME=bench QUARKUS_DATASOURCE_PASSWORD=bench \
    QUARKUS_DATASOURCE_JDBC_INITIAL_SIZE=10 QUARKUS_DATASOURCE_JDBC_MIN_SIZE=10 QUARKUS_DATASOURCE_JDBC_MAX_SIZE=10 \
    QUARKUS_FLYWAY_MIGRATE_AT_START=true PARLEY_CHAT_TIMERS_EVERY=off PARLEY_LIMITS_RATE=off PARLEY_LIMITS_ADDRESS_RATE=off \
    taskset -c "$SERVER_CPU" "${server[@]}" >>"$OUT/parley.log" 2>&1 &
  app=$!
  echo "$app" >run/parley.pid
  for _ in $(seq 3000); do
    ! curl -sf -o /dev/null -m 2 "$READY" || { ready_ms=$(($(date +%s%3N) - began)); return 0; }
    kill -0 "$app" 2>/dev/null || break
    sleep 0.02
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

there() { [ -n "$(sql postgres -c "select 1 from pg_database where datname = '$1'")" ]; }
there "$CHAT_DB" || bin/db.sh load "$CHAT_DB" "$SCALE" >/dev/null
bin/db.sh reset "$CHAT_DB" "$SCALE"

# Anew, unless KEEP=1: writes of an earlier run have left their marks. Flyway migrates at the first start, so that its history is there.
export PGOPTIONS='-c client_min_messages=warning'
if [ -z "${KEEP:-}" ] || ! there "$PARLEY_DB"; then
  sql postgres -c "drop database if exists $PARLEY_DB" -c "create database $PARLEY_DB"
  fresh=1
fi
start_app
stop_app
if [ -n "${fresh:-}" ]; then
  SECONDS=0
  "$HERE/load.sh" "$CHAT_DB" "$PARLEY_DB" 2>&1 | tee "$OUT/load.txt"
  echo "loaded in $SECONDS s" | tee -a "$OUT/load.txt"
  sql "$PARLEY_DB" -c 'create schema if not exists bench_ext' \
    -c 'create extension if not exists pg_stat_statements schema bench_ext'
fi
# A copy on which nobody listens, for the limits in Parley's tables: what they write is nobody's news.
sql postgres -c "drop database if exists $LIMIT_DB" -c "create database $LIMIT_DB template $PARLEY_DB strategy file_copy"
unset PGOPTIONS

start_app
"$HERE/results.py" --describe "$OUT" --runtime "$RUNTIME" --scale "$SCALE" --ready "$ready_ms" \
  --setting "warmed $WARM s a read and $WARM_WRITES s a write, $ROUNDS rounds of $SECS s"
if part check && [ -n "$reads" ]; then
  bin/check.py ${reads//,/ } 2>&1 | tee "$OUT/check.txt" || [ -n "${FORCE:-}" ]
  # A statement count and a look at each answer under load, neither of them timed.
  DB=$PARLEY_DB bin/count.sh parley >"$OUT/statements.txt"
  VERIFY=1 bin/rounds.py --out "$OUT/verify.jsonl" --rounds 1 --secs 2 --scale "$SCALE" --only parley --ops "$reads"
fi

[ -n "${INSTR:-}" ] || {
  INSTR=0
  ! perf stat -x, -e instructions,cycles true 2>&1 | grep -Eq '^[0-9]+,.*instructions' || INSTR=1
}
export INSTR
# measure NAME OPS OPTION...: adds to NAME.jsonl.
measure() {
  [ -n "$2" ] || return 0
  bin/rounds.py --scale "$SCALE" --out "$OUT/$1.jsonl" --ops "$2" "${@:3}" || echo "cells with errors: see $OUT" >&2
}
# warm SECONDS OPS
warm() { [ "$1" = 0 ] || [ -z "$2" ] || bin/rounds.py --warm "$1" --scale "$SCALE" --ops "$2"; }
if part main || part conc || part page; then warm "$WARM" "$reads"; fi
! part main || measure main "$reads" --rounds "$ROUNDS" --secs "$SECS"
! part conc || measure conc "$(only q "$OPS")" --rounds 2 --secs 3 --conc 1,32
! part page || measure page "$(common q2,q3 "$OPS")" --rounds 2 --secs 3 --page 10,50,100

# The writes come last: they change rows that the reads would meet.
if part main && [ -n "$writes" ]; then
  # Where the data set ends, as the harness's reset has it.
  ids=(-v messages=$((1996000 * SCALE)) -v sessions=$((200000 * SCALE)))
  warm "$WARM_WRITES" "$writes"
  # Parley and the fair limit write the same.
  VERIFY=1 bin/rounds.py --out "$OUT/verify.jsonl" --rounds 1 --secs 3 --scale "$SCALE" --only parley --ops "$writes"
  bin/rounds.py --out "$OUT/verify.jsonl" --rounds 1 --secs 1 --scale "$SCALE" --only fair --ops "$writes"
  bin/check.py ${writes//,/ } 2>&1 | tee -a "$OUT/check.txt" || [ -n "${FORCE:-}" ]
  # With the rows of the warm-up in it: the plans of statements on a table that was empty when it was last analysed are bad ones.
  sql "$PARLEY_DB" -c 'vacuum (analyze)'
  measure main "$writes" --rounds "$ROUNDS" --secs "$SECS"
  sql "$PARLEY_DB" "${ids[@]}" -f "$HERE/reset.sql"
  bin/db.sh reset "$CHAT_DB" "$SCALE"
fi

# From a fresh start, one operation at a time.
if part curve; then
  for op in $(common q1,q2,q3,q4 "$OPS" | tr , ' '); do
    stop_app
    start_app
    measure curve "$op" --curve "$CURVE"
  done
fi

[ "$INSTR" != 1 ] || cp "$OUT/main.jsonl" "$OUT/instr.jsonl"
for f in main conc page; do [ ! -f "$OUT/$f.jsonl" ] || bin/report.py "$OUT/$f.jsonl" >"$OUT/$f.md"; done
bin/summary.py "$OUT" >"$OUT/summary.md"
cat "$OUT"/main.md "$OUT"/statements.txt 2>/dev/null || true
"$HERE/results.py" --show "$OUT"
echo "results: $(cd "$OUT" && pwd)"
echo "to publish: src/bench/results.py $(cd "$OUT" && pwd)"
