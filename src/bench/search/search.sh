#!/usr/bin/env bash
# Size and speed of search: search.sh. Starts a PostgreSQL of its own on loopback, loads messages, and stops it by pid. Then starts the packaged
# application as well, and compares requests with their SQL.
#   MESSAGES (2000000) messages in a tenth as many sessions, of 20 topics
#   RUNS (5) times that each statement runs; the median counts
#   REQUESTS (40) of each search are compared, after WARM (100)
#   WORK (target/bench-search) the results: figures.txt, and the plans in plans.txt
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
WORK=${WORK:-$HERE/../../../target/bench-search}
PG_PORT=${PG_PORT:-55435}
PORT=${PORT:-8080}
MESSAGES=${MESSAGES:-2000000} RUNS=${RUNS:-5} REQUESTS=${REQUESTS:-40} WARM=${WARM:-100}

. "$HERE/../own.sh"

: >"$WORK/figures.txt"
: >"$WORK/plans.txt"
say() { tee -a "$WORK/figures.txt"; }
start_database shared_buffers=1GB work_mem=16MB maintenance_work_mem=256MB max_wal_size=8GB jit=off max_parallel_workers_per_gather=0 \
  max_parallel_maintenance_workers=0
echo "$(sql -c 'select version()'), $(date -u +%F), load $(cut -d' ' -f1 /proc/loadavg)" | say

# All migrations before the search, the rows, then the search: its time is that of an upgrade.
seconds() { local from; from=$(date +%s%N); "$@"; echo $((($(date +%s%N) - from) / 1000000)) >"$WORK/millis"; }
migrate 0 20
sql -v messages="$MESSAGES" -f "$HERE/load.sql"
before=$(sql -c "select pg_total_relation_size('chat_message')")
seconds migrate 20 9999
echo "migration: $(cat "$WORK/millis") ms for $MESSAGES messages" | say
sql -c 'vacuum analyze'
sql -v before="$before" -f "$HERE/sizes.sql" | say
sql -v messages="$MESSAGES" -v runs="$RUNS" -v plans="$WORK/plans.txt" -f "$HERE/speed.sql" | say
sql -f "$HERE/write.sql" | say

# Requests beside one prepared statement that returns the same JSON. Generic plans, as the service has.
eval "$("$HERE/../token.sh" admin admin)"
sql -c "insert into ejuser (loginname, username) values ('admin', 'Admin')"
start_app QUARKUS_FLYWAY_BASELINE_ON_MIGRATE=true QUARKUS_FLYWAY_BASELINE_VERSION=9999
export PGOPTIONS='-c plan_cache_mode=force_generic_plan'
sql -F '|' -c "select what, text from search where what not like '%of 27%' order by n" | while IFS='|' read -r what text; do
  printf '{"query": "query($search: String) { chatMessages(first: 20, search: $search, orderBy: {field: ID, direction: DESC}) { nodes { databaseId text } } }", "variables": {"search": "%s"}}' \
    "$text" >"$WORK/body.json"
  cat >"$WORK/limit.pgbench" <<SQL
select json_build_object('data', json_build_object('chatMessages', json_build_object('nodes', json_agg(json_build_object('databaseId', id, 'text', message)))))
from (select m.id, m.message from (select m.* from chat_message m where parley_search_vector(m.language, m.message) @@ (select parley_search_query('$text')) offset 0) m
      order by m.id desc limit 20) m;
SQL
  requests() { post $(for _ in $(seq "$1"); do echo "$WORK/body.json"; done); }
  limit() { bench -f "$WORK/limit.pgbench" -t "$1" >"$WORK/pgbench.txt"; }
  requests "$WARM"
  limit 5
  echo "newest 20 of $what: $(compare 1 "$REQUESTS")" | say
done
