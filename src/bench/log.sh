#!/usr/bin/env bash
# A page of 1,000 events of chatEvents beside its SQL: log.sh. Starts a PostgreSQL and the packaged application of its own, on loopback, and
# stops them by pid. Prints the CPU time of a page: of the server and the database, and of pgbench and the database for one prepared statement
# that returns the same JSON.
#   EVENTS (200000) in the log, of which each page is another part, PAGES (400) of it are measured after WARM (600), in ROUNDS (5)
#   BY     cursor (default): pages after a cursor. time: pages after a time, without a cursor, beside the same SQL by cursor
#   RUN and PG_BIN as in own.sh
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
WORK=${WORK:-$HERE/../../target/bench-log}
PG_PORT=${PG_PORT:-55434}
PORT=${PORT:-8080}
EVENTS=${EVENTS:-200000} PAGES=${PAGES:-400} WARM=${WARM:-600} ROUNDS=${ROUNDS:-5} BY=${BY:-cursor}
. "$HERE/own.sh"

start_database autovacuum=off
eval "$("$HERE/token.sh" admin admin)"
start_app

# Old transactions, so that every event is readable, with positions that need no look-up. One event a second.
sql <<SQL
set parley.notify = 'off';
insert into ejuser (loginname, username) values ('admin', 'Admin');
insert into chat_topic (name) values ('Log');
insert into chat_session (topic_id, status, when_requested) select id, 4, now() from chat_topic, generate_series(1, 2000);
insert into chat_session_event (id, session_id, seq, type, actor, at, payload, xid) overriding system value
select n, (select min(id) from chat_session) + n % 2000, 1 + n / 2000, 'MESSAGE_SENT', 'customer', '2026-01-01Z'::timestamptz + n * interval '1 s',
       '{"status": "CUSTOMER_LAST", "messageSeq": 7}', (3 + n / 500)::text::xid8
from generate_series(1, $EVENTS) n;
vacuum analyze;
SQL
# The job that divides the log runs at the next start.
stop_app
start_app PARLEY_CHAT_TIMERS_EVERY=1s
for _ in $(seq 300); do
  [ "$(sql -c "select count(*) from event_log_segment where log = 'chat_session_event'")" -lt $((EVENTS / 5000)) ] || break
  sleep 0.2
done
stop_app
sql -c 'vacuum analyze'
start_app

fields='nodes { databaseId seq type occurredAt chatSession { databaseId status } } pageInfo { hasNextPage }'
case $BY in
cursor) query='query($after: String) { chatEvents(first: 1000, after: $after) { '$fields' } }' ;;
time) query='query($from: DateTime) { chatEvents(first: 1000, where: {occurredAt: {gt: $from}}) { '$fields' } }' ;;
*) echo "BY is cursor or time" >&2; exit 2 ;;
esac
# Variables of the page behind the event with a number.
variables() {
  if [ "$BY" = time ]; then
    printf '"from": "%s"' "$(date -u -d "@$((1767225600 + $1))" +%FT%TZ)"
  else
    printf '"after": "%s"' "$(printf 'chatEvents:%d:%d:99999999999999' $((3 + ($1 + 1) / 500)) "$1" | openssl base64 -A | tr '+/' '-_' | tr -d '=')"
  fi
}
bodies="$WORK/bodies"
rm -rf "$bodies"
mkdir -p "$bodies"
# Every thousandth event up to the last two; at most 200 pages, in equal steps.
step=$(((EVENTS / 1000 + 199) / 200 * 1000))
starts=$(seq 0 "$step" $((EVENTS - 2000)))
for n in $starts; do
  printf '{"query": "%s", "variables": {%s}}' "$query" "$(variables "$n")" >"$bodies/$n.json"
done
requests() { post $(for _ in $(seq 1000); do for n in $starts; do echo "$bodies/$n.json"; done; done | head -n "$1"); }
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
limit() { bench -D pages=$((EVENTS / 1000)) -f "$WORK/limit.pgbench" -t "$1" >"$WORK/pgbench.txt"; }

requests "$WARM"
limit "$WARM"
[ "$(grep -o '"databaseId"' "$WORK/answer.json" | wc -l)" = 2000 ] || { echo "the page is incomplete"; exit 1; }
{
  echo "$EVENTS events, by $BY, load $(cut -d' ' -f1 /proc/loadavg)"
  compare "$ROUNDS" "$PAGES"
} | tee "$WORK/figures.txt"
