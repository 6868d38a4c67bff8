# shellcheck shell=bash
# Sourced by scripts that measure on a PostgreSQL and a packaged application of their own, on loopback. Both are stopped by pid at the end.
#   HERE     folder of the script; WORK, PG_PORT and PORT are its places
#   PG_BIN   PostgreSQL's programs
#   RUN      what to run, for instance target/parley-runner (default: java -jar target/quarkus-app/quarkus-run.jar)
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
PG_BIN=${PG_BIN:-/usr/lib/postgresql/15/bin}
RUN=${RUN:-java -Xmx512m -jar $ROOT/target/quarkus-app/quarkus-run.jar}

as_pg() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
sql() { PGOPTIONS='-c client_min_messages=warning' "$PG_BIN/psql" -h 127.0.0.1 -p "$PG_PORT" -U bench -d postgres -X -q -At -v ON_ERROR_STOP=1 "$@"; }
bench() { "$PG_BIN/pgbench" -h 127.0.0.1 -p "$PG_PORT" -U bench -n -M prepared "$@" postgres; }

app='' data=$(mktemp -d)
stop_app() { [ -z "$app" ] || { kill "$app" && wait "$app"; } 2>/dev/null || true; app=; }
finish() {
  stop_app
  as_pg "$PG_BIN/pg_ctl" -D "$data/pg" -m fast -w stop >/dev/null 2>&1 || true
  rm -rf "$data"
}
trap finish EXIT
mkdir -p "$WORK"

# start_database [OPTION...], such as jit=off
start_database() {
  chmod 755 "$data"
  [ "$(id -u)" != 0 ] || chown postgres "$data"
  as_pg "$PG_BIN/initdb" -D "$data/pg" -U bench --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
  as_pg "$PG_BIN/pg_ctl" -D "$data/pg" -l "$data/log" -w start >/dev/null \
    -o "-p $PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$data $(printf ' -c %s' "$@")"
  postmaster=$(head -1 "$data/pg/postmaster.pid")
}

# migrate FROM TO: runs the migrations whose versions are at least FROM and below TO, without the application.
migrate() {
  local file number once
  for file in $(find "$ROOT/src/main/resources/db/migration" -name 'V*.sql' -printf '%f\n' | sed 's/__/ &/' | sort -V -k 1,1 | tr -d ' '); do
    number=${file#V} number=${number%%[._]*}
    [ "$number" -ge "$1" ] && [ "$number" -lt "$2" ] || continue
    case $file in *concurrently.sql) once=() ;; *) once=(-1) ;; esac
    sql "${once[@]}" -f "$ROOT/src/main/resources/db/migration/$file" >/dev/null
  done
}

# start_app [NAME=VALUE...]: environment of the application. The tokens of token.sh must be exported.
start_app() {
  # Parley refuses variables that look like settings and are none.
  env -u PARLEY_TOKEN -u PARLEY_TOKENS QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT="$PORT" \
    PARLEY_CHAT_TIMERS_EVERY=off PARLEY_LIMITS_RATE=off PARLEY_LIMITS_ADDRESS_RATE=off \
    QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://127.0.0.1:$PG_PORT/postgres" \
    QUARKUS_DATASOURCE_USERNAME=bench QUARKUS_DATASOURCE_PASSWORD=bench "$@" \
    $RUN >>"$WORK/parley.log" 2>&1 &
  app=$!
  for _ in $(seq 600); do
    ! curl -sf -o /dev/null -m 2 "http://127.0.0.1:$PORT/q/health/ready" || return 0
    sleep 0.2
  done
  echo "the application does not start: $WORK/parley.log" >&2
  return 1
}

# post FILE...: sends each file as the body of a request, all on one connection; the last answer is in $WORK/answer.json.
post() {
  for body in "$@"; do
    printf 'next\nurl = "http://127.0.0.1:%s/graphql"\ndata = "@%s"\nheader = "Content-Type: application/json"\nheader = "Authorization: Bearer %s"\noutput = "%s"\n' \
      "$PORT" "$body" "$PARLEY_TOKEN" "$WORK/answer.json"
  done | tail -n +2 | curl -sf -K -
}

# CPU time in ticks of a process, and of its children that have ended.
ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 + $14 + $15 }' "/proc/$1/stat"; }
database() {
  local sum=0 each
  for each in "$postmaster" $(pgrep -P "$postmaster"); do sum=$((sum + $(ticks "$each" 2>/dev/null || echo 0))); done
  echo "$sum"
}

# compare ROUNDS TIMES: CPU time of "requests TIMES" and of "limit TIMES", which the script defines, in turn.
compare() {
  local rounds=$1 times=$2 round self a d c server ofserver client oflimit
  ms() { echo "scale=2; $1 * 1000 / $(getconf CLK_TCK) / $times" | bc; }
  for round in $(seq "$rounds"); do
    self=$BASHPID
    a=$(ticks "$app") d=$(database)
    requests "$times"
    server=$(($(ticks "$app") - a)) ofserver=$(($(database) - d))
    d=$(database) c=$(awk '{ print $16 + $17 }' "/proc/$self/stat")
    limit "$times"
    client=$(($(awk '{ print $16 + $17 }' "/proc/$self/stat") - c)) oflimit=$(($(database) - d))
    echo "round $round: request $(ms $server) + $(ms $ofserver) ms, its SQL $(ms $client) + $(ms $oflimit) ms," \
      "multiple $(echo "scale=2; ($server + $ofserver) / ($client + $oflimit)" | bc)," \
      "of its own statement $(echo "scale=2; ($server + $ofserver) / $ofserver" | bc)"
  done
}
