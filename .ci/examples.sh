#!/usr/bin/env bash
# Builds the examples with the npm package @parley/client, and runs their story in a browser against the packaged service. Needs the jar
# (`./mvnw package`), Node 20 or newer, and Chromium.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. .ci/service.sh

install() { npm ci --no-audit --no-fund --loglevel=error </dev/null; }

(cd packages/client && install && npm run build </dev/null)
for example in react-apollo react-relay svelte-urql; do
  (cd "examples/$example" && install && npm run build </dev/null)
done
(cd examples/story && install)
eval "$(src/bench/token.sh anna)"
start_service
PARLEY_URL=$url npm --prefix examples/story test </dev/null
