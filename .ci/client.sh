#!/usr/bin/env bash
# Builds the npm package @parley/client, checks its types, and tests it against the packaged service. Needs the jar (`./mvnw package`) and
# Node 20 or newer.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. .ci/service.sh

cd packages/client
npm ci --no-audit --no-fund --loglevel=error </dev/null
npm run build </dev/null
npm run types </dev/null
eval "$(../../src/bench/token.sh manager)"
start_service
PARLEY_URL=$url npm test </dev/null
