#!/usr/bin/env bash
# A page of 1,000 events of chatEvents beside its SQL: log.sh. Starts a PostgreSQL and the packaged application of its own, on loopback, and
# stops them by pid. Prints the CPU time of a page: of the server and the database, and of pgbench and the database for one prepared statement
# that returns the same JSON.
#   EVENTS (200000) in the log, of which each page is another part, PAGES (400) of it are measured after WARM (600), in ROUNDS (5)
#   RUN    what to run, for instance target/parley-runner (default: java -jar target/quarkus-app/quarkus-run.jar)
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
WORK=${WORK:-$ROOT/target/bench-log}
PG_BIN=${PG_BIN:-/usr/lib/postgresql/15/bin}
PG_PORT=${PG_PORT:-55434}
PORT=${PORT:-8080}
EVENTS=${EVENTS:-200000} PAGES=${PAGES:-400} WARM=${WARM:-600} ROUNDS=${ROUNDS:-5}
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
mkdir -p "$WORK"
chmod 755 "$data"
[ "$(id -u)" != 0 ] || chown postgres "$data"
as_pg "$PG_BIN/initdb" -D "$data/pg" -U bench --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
as_pg "$PG_BIN/pg_ctl" -D "$data/pg" -l "$data/log" -w start >/dev/null \
  -o "-p $PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$data -c autovacuum=off"

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

# Old transactions, so that every event is readable, with positions that need no look-up.
sql <<SQL
set parley.notify = 'off';
insert into ejuser (loginname, username) values ('admin', 'Admin');
insert into chat_topic (name) values ('Log');
insert into chat_session (topic_id, status, when_requested) select id, 4, now() from chat_topic, generate_series(1, 2000);
insert into chat_session_event (id, session_id, seq, type, actor, at, payload, xid) overriding system value
select n, (select min(id) from chat_session) + n % 2000, 1 + n / 2000, 'MESSAGE_SENT', 'customer', now(),
       '{"status": "CUSTOMER_LAST", "messageSeq": 7}', (3 + n / 500)::text::xid8
from generate_series(1, $EVENTS) n;
vacuum analyze;
SQL

query='query($after: String) { chatEvents(first: 1000, after: $after) { nodes { databaseId seq type occurredAt chatSession { databaseId status } } pageInfo { hasNextPage } } }'
# Cursor before the event with a number.
cursor() { printf 'chatEvents:%d:%d:99999999999999' $((3 + ($1 + 1) / 500)) "$1" | openssl base64 -A | tr '+/' '-_' | tr -d '='; }
starts=$(for n in $(seq 0 1000 $((EVENTS - 2000))); do echo "$n"; done)
bodies="$WORK/bodies"
mkdir -p "$bodies"
for n in $starts; do
  printf '{"query": "%s", "variables": {"after": "%s"}}' "$query" "$(cursor "$n")" >"$bodies/$n.json"
done
# One curl for all pages, so that connections are kept.
pages() {
  for n in $(for _ in $(seq 100); do echo "$starts"; done | head -n "$1"); do
    printf 'next\nurl = "http://127.0.0.1:%s/graphql"\ndata = "@%s/%s.json"\nheader = "Content-Type: application/json"\nheader = "Authorization: Bearer %s"\noutput = "%s"\n' \
      "$PORT" "$bodies" "$n" "$PARLEY_TOKEN" "$WORK/answer.json"
  done | tail -n +2 | curl -sf -K -
}
cat >"$WORK/limit.pgbench" <<'SQL'
\set n random(0, :pages - 3) * 1000
\set xid 3 + (:n + 1) / 500
select json_build_object('data', json_build_object('chatEvents', json_build_object('nodes', json_agg(json_build_object(
         'databaseId', id, 'seq', seq, 'type', type, 'occurredAt', at,
         'chatSession', json_build_object('databaseId', session_id, 'status', status))), 'pageInfo', json_build_object('hasNextPage', true))))
from (select e.id, e.seq, e.type, e.at, e.session_id, s.status
      from chat_session_event e join chat_session s on s.id = e.session_id
      where (e.xid, e.id) > (cast(cast(:xid as text) as xid8), :n) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
        and (e.type = 'DELETED' or s.status in (0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11))
      order by e.xid, e.id limit 1000) as page;
SQL
limit() {
  "$PG_BIN/pgbench" -h 127.0.0.1 -p "$PG_PORT" -U bench -n -M prepared -D pages=$((EVENTS / 1000)) -f "$WORK/limit.pgbench" -t "$1" postgres >"$WORK/pgbench.txt"
}
postmaster=$(head -1 "$data/pg/postmaster.pid")
# CPU time in ticks of a process, and of its children that have ended.
ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 + $14 + $15 }' "/proc/$1/stat"; }
database() {
  local sum=0 each
  for each in "$postmaster" $(pgrep -P "$postmaster"); do sum=$((sum + $(ticks "$each" 2>/dev/null || echo 0))); done
  echo "$sum"
}
ms() { echo "scale=3; $1 * 1000 / $(getconf CLK_TCK) / $PAGES" | bc; }

pages "$WARM"
limit "$WARM"
[ "$(grep -o '"databaseId"' "$WORK/answer.json" | wc -l)" = 2000 ] || { echo "the page is incomplete"; exit 1; }
for round in $(seq "$ROUNDS"); do
  self=$BASHPID
  a=$(ticks "$app") d=$(database)
  pages "$PAGES"
  server=$(($(ticks "$app") - a)) ofserver=$(($(database) - d))
  d=$(database) c=$(awk '{ print $16 + $17 }' /proc/$self/stat)
  limit "$PAGES"
  client=$(($(awk '{ print $16 + $17 }' /proc/$self/stat) - c)) oflimit=$(($(database) - d))
  echo "round $round: page $(ms $server) + $(ms $ofserver) ms, its SQL $(ms $client) + $(ms $oflimit) ms, multiple $(echo "scale=2; ($server + $ofserver) / ($client + $oflimit)" | bc)"
done | tee "$WORK/figures.txt"
