#!/usr/bin/env bash
# chatStatistics by day and topic beside its SQL: statistics.sh. Starts a PostgreSQL and the packaged application of its own, on loopback, and
# stops them by pid. Prints the CPU time of a request: of the server and the database, and of pgbench and the database for one prepared statement
# that returns the same figures as JSON.
#   SESSIONS (200000) of 20 topics in DAYS (365) days, of which one month is asked for; DAYS=31 puts all of them into it
#   REQUESTS (40) are measured after WARM (150), in ROUNDS (5)
#   RUN and PG_BIN as in own.sh
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
WORK=${WORK:-$HERE/../../target/bench-statistics}
PG_PORT=${PG_PORT:-55436}
PORT=${PORT:-8080}
SESSIONS=${SESSIONS:-200000} DAYS=${DAYS:-365} REQUESTS=${REQUESTS:-40} WARM=${WARM:-150} ROUNDS=${ROUNDS:-5}
ZONE=Europe/Oslo FROM=2026-03-01T00:00:00+01:00 TO=2026-04-01T00:00:00+02:00
. "$HERE/own.sh"

start_database autovacuum=off shared_buffers=512MB jit=off
eval "$("$HERE/token.sh" admin admin)"
start_app

# 8 of 10 sessions are accepted after up to 5 minutes and last up to 30, one is abandoned, one is an offline form. DAYS end with the month.
sql -v sessions="$SESSIONS" -v days="$DAYS" -v until="$TO" <<'SQL'
insert into ejuser (loginname, username) select 'agent' || n, 'Agent ' || n from generate_series(1, 100) n;
insert into ejuser (loginname, username) values ('admin', 'Admin');
insert into chat_topic (name) select 'Topic ' || n from generate_series(1, 20) n;
select setseed(0.5);
insert into chat_session (topic_id, status, when_requested, queued_at, waiting_since, wait_ended_at, when_started, when_first_response, when_ended,
    user_id, end_reason, rating)
select 1 + n % 20, case when n % 10 < 8 then 9 else 11 end, at, queued, queued, case when n % 10 < 9 then accepted end,
  case when n % 10 < 8 then accepted end, case when n % 10 < 8 then accepted + interval '20 s' end,
  case when n % 10 = 9 then at else accepted + random() * interval '30 min' end,
  case when n % 10 < 8 then 1 + n % 100 end, case when n % 10 = 9 then 5 else 1 end, case when n % 4 = 0 then 1 + n % 5 end
from (select n, at, case when n % 10 < 9 then at end as queued, at + random() * interval '5 min' as accepted
      from (select n, :'until'::timestamptz - (:sessions - n + 0.5) * :days * interval '1 day' / :sessions as at
            from generate_series(1, :sessions) n) s) s;
vacuum analyze;
SQL

query='{ chatStatistics(from: \"'$FROM'\", to: \"'$TO'\", timeZone: \"'$ZONE'\", groupBy: [DAY, TOPIC], thresholdSeconds: 30) { buckets { startsAt topic { databaseId } figures { requested accepted missed serviceLevel wait { averageSeconds p50Seconds p90Seconds maxSeconds } conversation { averageSeconds p50Seconds } } } } }'
printf '{"query": "%s"}' "$query" >"$WORK/body.json"
requests() { post $(for _ in $(seq "$1"); do echo "$WORK/body.json"; done); }
# Durations as double precision: numeric costs three times as much.
cat >"$WORK/limit.pgbench" <<SQL
with s as (
  select date_trunc('day', when_requested, '$ZONE') as day, topic_id, when_started, queued_at,
    case when when_started is not null then floor(date_part('epoch', wait_ended_at - waiting_since)) end as wait,
    case when when_started is null and queued_at is not null and when_ended is not null
      then floor(date_part('epoch', coalesce(wait_ended_at, when_ended) - waiting_since)) end as abandonment,
    floor(date_part('epoch', when_ended - when_started)) as conversation
  from chat_session
  where when_requested >= '$FROM' and when_requested < '$TO' and status <> 8)
select json_build_object('data', json_agg(f))
from (
  select day, topic_id, count(*) as requested, count(when_started) as accepted, count(abandonment) as missed,
    count(*) filter (where wait <= 30)::float / nullif(count(wait) + count(*) filter (where abandonment > 30), 0) as service_level,
    avg(wait) as wait_average, percentile_disc(0.5) within group (order by wait) as wait_p50,
    percentile_disc(0.9) within group (order by wait) as wait_p90, max(wait) as wait_max,
    avg(conversation) as conversation_average, percentile_disc(0.5) within group (order by conversation) as conversation_p50
  from s group by day, topic_id order by day, topic_id) f;
SQL
limit() { bench -f "$WORK/limit.pgbench" -t "$1" >"$WORK/pgbench.txt"; }

requests "$WARM"
limit 10
asked=$(sql -c "select count(*) from chat_session where when_requested >= '$FROM' and when_requested < '$TO'")
counted=$(grep -o '"requested":[0-9]*,"accepted"' "$WORK/answer.json" | tr -dc '0-9\n' | paste -sd+ | bc)
[ "$asked" = "$counted" ] || { echo "the figures are wrong: $counted instead of $asked"; exit 1; }
{
  echo "$asked of $SESSIONS sessions, $(grep -o '"startsAt"' "$WORK/answer.json" | wc -l) buckets, load $(cut -d' ' -f1 /proc/loadavg)"
  compare "$ROUNDS" "$REQUESTS"
} | tee "$WORK/figures.txt"
