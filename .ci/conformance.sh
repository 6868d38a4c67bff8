#!/usr/bin/env bash
# Checks the packaged service against the specifications of its transports (src/test/conformance). Needs the jar (`./mvnw package`)
# and Node 20 or newer.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

. .ci/service.sh
checks=$work/checks

# against_service CHECK [OPTION...]: runs a check against a fresh service, whose address is its first argument.
against_service() {
  start_service
  "$checks/$1" "$url" "${@:2}"
  stop_service
}

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
