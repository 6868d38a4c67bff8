#!/usr/bin/env bash
# Checks the packaged service against the specifications of its transports (src/test/conformance). Needs the jar (`./mvnw package`)
# and Node 20 or newer.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

jar=$PWD/target/quarkus-app/quarkus-run.jar
work=$(mktemp -d)
checks=$work/checks
service=''
url=''

stop_service() {
  [ -n "$service" ] || return 0
  kill "$service" 2>/dev/null || true
  wait "$service" 2>/dev/null || true
  service=''
}
trap 'stop_service; rm -rf "$work"' EXIT

# start_service: on a free port and a database of its own; its address is in $url afterwards.
start_service() {
  local log=$work/service.log
  # There from the start: the background process may come later than the first look into it.
  : >"$log"
  (cd "$work" && exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Dquarkus.http.port=0 \
    -Dparley.embedded-database.temporary=true -jar "$jar" >"$log" 2>&1 </dev/null) &
  service=$!
  for _ in $(seq 120); do
    url=$(sed -nE 's/.*Listening on: (http:[^ ]+).*/\1/p' "$log")
    [ -z "$url" ] || return 0
    kill -0 "$service" 2>/dev/null || break
    sleep 1
  done
  echo 'the service does not start:'
  cat "$log"
  return 1
}

# against_service CHECK [OPTION...]: runs a check against a fresh service, whose address is its first argument.
against_service() {
  start_service
  "$checks/$1" "$url" "${@:2}"
  stop_service
}

[ -f "$jar" ] || { echo "there is no $jar: package first"; exit 1; }
# A copy: npm installs beside the checks.
cp -R src/test/conformance "$checks"
cp web/shared/resuming.mjs "$checks"
npm --prefix "$checks" ci --no-audit --no-fund --loglevel=error </dev/null

against_service http-audit.mjs
# The token of an administrator, who creates and deletes sessions, and the service's key.
eval "$(src/bench/token.sh manager admin)"
# The default is half a minute.
PARLEY_WEBSOCKET_SLOW_CONSUMER_AFTER=2S against_service websocket.sh
against_service event-streams.mjs
PARLEY_SSE_SLOW_CONSUMER_AFTER=2S against_service resume.mjs --sse
