#!/usr/bin/env bash
# Starts, fills and stops the benchmark's own PostgreSQL (loopback only, non-root).
#   bin/db.sh init | start | load DBNAME SCALE | reset DBNAME SCALE | stop | psql DBNAME [psql args]
set -euo pipefail
PG_BIN=${PG_BIN:-/usr/lib/postgresql/15/bin}
PG_USER=${PG_USER:-postgres}
PG_DIR=${PG_DIR:-/var/tmp/chatbench-pg}
PG_PORT=${PG_PORT:-55432}
HERE=$(cd "$(dirname "$0")/.." && pwd)
as_pg() { if [ "$(id -u)" = 0 ]; then runuser -u "$PG_USER" -- "$@"; else "$@"; fi; }
case ${1:?init|start|load|reset|stop|psql} in
 init)
  mkdir -p "$PG_DIR"; chmod 755 "$PG_DIR"
  [ "$(id -u)" = 0 ] && chown "$PG_USER" "$PG_DIR"
  as_pg "$PG_BIN/initdb" -D "$PG_DIR/data" -U bench --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
  as_pg tee -a "$PG_DIR/data/postgresql.conf" >/dev/null <<C
listen_addresses = '127.0.0.1'
port = $PG_PORT
unix_socket_directories = '$PG_DIR'
max_connections = 300
shared_buffers = 2GB
effective_cache_size = 8GB
work_mem = 16MB
random_page_cost = 1.1
max_wal_size = 8GB
checkpoint_timeout = 30min
synchronous_commit = off        # the mutation figures are CPU, not the disk's flush
jit = off                       # same plans for every peer, no compile spikes
autovacuum = off                # no background work during a measurement; load ends with VACUUM ANALYZE
max_parallel_workers_per_gather = 0
timezone = 'UTC'
log_min_messages = warning
shared_preload_libraries = 'pg_stat_statements'
pg_stat_statements.track = none   # bin/count.sh turns it on to count statements per request, outside the timed rounds
C
  ;;
 start) as_pg ${DB_TASKSET:-} "$PG_BIN/pg_ctl" -D "$PG_DIR/data" -l "$PG_DIR/log" -w start >/dev/null; head -1 "$PG_DIR/data/postmaster.pid" ;;
 stop)  as_pg "$PG_BIN/pg_ctl" -D "$PG_DIR/data" -m fast -w stop ;;
 load)
  db=$2; scale=${3:-1}
  "$PG_BIN/createdb" -h 127.0.0.1 -p "$PG_PORT" -U bench "$db" 2>/dev/null || true
  P=("$PG_BIN/psql" -q -h 127.0.0.1 -p "$PG_PORT" -U bench -d "$db" -v ON_ERROR_STOP=1)
  "${P[@]}" -f "$HERE/schema.sql"; "${P[@]}" -v scale="$scale" -f "$HERE/generate.sql"; "${P[@]}" -f "$HERE/indexes.sql" >/dev/null ;;
 reset)   # takes out the rows that M1 and M2 added (generated ids end at the counts below) and vacuums
  db=$2; scale=${3:-1}; "$PG_BIN/psql" -q -h 127.0.0.1 -p "$PG_PORT" -U bench -d "$db" -v ON_ERROR_STOP=1 \
   -c "DELETE FROM chat_message WHERE id > 1996000 * $scale" -c "DELETE FROM chat_session WHERE id > 200000 * $scale" -c 'VACUUM ANALYZE' ;;
 psql) shift; exec "$PG_BIN/psql" -h 127.0.0.1 -p "$PG_PORT" -U bench -d "$@" ;;
esac
