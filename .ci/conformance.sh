#!/usr/bin/env bash
# Checks the packaged service against the specifications of its transports, as a stranger's client meets them. Needs the jar
# (`./mvnw package`), Node 20 or newer, and the folder with the checks; fails when a check fails.
#
#   conformance.sh [CHECKS]     (default: ../shared/conformance)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

checks=${1:-../shared/conformance}
jar=$PWD/target/quarkus-app/quarkus-run.jar
work=$(mktemp -d)
service=''
url=''

stop_service() {
  [ -n "$service" ] || return 0
  kill "$service" 2>/dev/null || true
  wait "$service" 2>/dev/null || true
  service=''
}
trap 'stop_service; rm -rf "$work"' EXIT

# start_service SETTING...: on a free port and a database of its own; where it listens is in $url then.
start_service() {
  local log=$work/service.log
  (cd "$work" && exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Dquarkus.http.port=0 \
    -Dparley.embedded-database.temporary=true "$@" -jar "$jar" >"$log" 2>&1 </dev/null) &
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

# against_service COMMAND...: runs a command with a fresh service's address in $url.
against_service() {
  start_service
  "$@"
  stop_service
}

# websocket_protocol needs somebody who may make and delete sessions; the script makes the service's key with the token.
websocket_protocol() { src/test/conformance/websocket.sh "$url" "$work/checks"; }

# GET is off for mutations on purpose, and a few audits in MAY are of taste: those that pass today must.
http_audit() {
  node "$work/checks/http/audit.mjs" "$url" --strict | tee "$work/audit.log"
  local passed
  passed=$(sed -nE 's/^MAY: ([0-9]+) passed.*/\1/p' "$work/audit.log")
  ((${passed:-0} >= 22)) || { echo "of the audits in MAY only ${passed:-0} pass, not 22"; return 1; }
}

[ -f "$jar" ] || { echo "there is no $jar: package first"; exit 1; }
cp -r "$checks" "$work/checks"
chmod -R u+w "$work/checks"
npm --prefix "$work/checks" install --no-package-lock --no-audit --no-fund --loglevel=error </dev/null

against_service http_audit
eval "$(src/bench/token.sh manager admin)"
# Nobody waits for half a minute to see that a client is slow.
PARLEY_WEBSOCKET_SLOW_CONSUMER_AFTER=2S against_service websocket_protocol
