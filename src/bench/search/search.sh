#!/usr/bin/env bash
# Size and speed of search: search.sh. Starts a PostgreSQL of its own on loopback, loads messages, and stops it by pid.
#   MESSAGES (2000000) messages in a tenth as many sessions, of 20 topics
#   RUNS (5) times that each statement runs; the median counts
#   WORK (target/bench-search) the results: figures.txt, and the plans in plans.txt
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../../.." && pwd)
WORK=${WORK:-$ROOT/target/bench-search}
PG_BIN=${PG_BIN:-/usr/lib/postgresql/15/bin}
PG_PORT=${PG_PORT:-55435}
MESSAGES=${MESSAGES:-2000000} RUNS=${RUNS:-5}

as_pg() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
sql() { PGOPTIONS='-c client_min_messages=warning' "$PG_BIN/psql" -h 127.0.0.1 -p "$PG_PORT" -U bench -d postgres -X -q -At -v ON_ERROR_STOP=1 "$@"; }
data=$(mktemp -d)
finish() {
  as_pg "$PG_BIN/pg_ctl" -D "$data/pg" -m fast -w stop >/dev/null 2>&1 || true
  rm -rf "$data"
}
trap finish EXIT
mkdir -p "$WORK"
: >"$WORK/figures.txt"
: >"$WORK/plans.txt"
say() { tee -a "$WORK/figures.txt"; }
chmod 755 "$data"
[ "$(id -u)" != 0 ] || chown postgres "$data"
as_pg "$PG_BIN/initdb" -D "$data/pg" -U bench --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
as_pg "$PG_BIN/pg_ctl" -D "$data/pg" -l "$data/log" -w start >/dev/null -o "-p $PG_PORT -c listen_addresses=127.0.0.1 \
  -c unix_socket_directories=$data -c shared_buffers=1GB -c work_mem=16MB -c maintenance_work_mem=256MB -c max_wal_size=8GB -c jit=off \
  -c max_parallel_workers_per_gather=0 -c max_parallel_maintenance_workers=0"
echo "$(sql -c 'select version()'), $(date -u +%F), load $(cut -d' ' -f1 /proc/loadavg)" | say

# All migrations before the search, the rows, then the search: its time is that of an upgrade.
migrate() { for file in $(find "$ROOT/src/main/resources/db/migration" -name 'V*.sql' -printf '%f\n' | sort -V); do
  number=${file#V} number=${number%%__*}
  case $1 in before) [ "$number" -lt 20 ] || continue ;; after) [ "$number" -ge 20 ] || continue ;; esac
  sql -1 -f "$ROOT/src/main/resources/db/migration/$file" >/dev/null
done; }
seconds() { local from; from=$(date +%s%N); "$@"; echo $((($(date +%s%N) - from) / 1000000)) >"$WORK/millis"; }
migrate before
sql -v messages="$MESSAGES" -f "$HERE/load.sql"
before=$(sql -c "select pg_total_relation_size('chat_message')")
seconds migrate after
echo "migration: $(cat "$WORK/millis") ms for $MESSAGES messages" | say
sql -c 'vacuum analyze'
sql -v before="$before" -f "$HERE/sizes.sql" | say
sql -v messages="$MESSAGES" -v runs="$RUNS" -v plans="$WORK/plans.txt" -f "$HERE/speed.sql" | say
sql -f "$HERE/write.sql" | say
