#!/usr/bin/env bash
# Builds the examples with the npm package @parley/client. Runs their story in a browser, and the bot, against the packaged service. Needs the jar
# (`./mvnw package`), Node 20 or newer, and Chromium.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. .ci/service.sh

install() { npm ci --no-audit --no-fund --loglevel=error </dev/null; }

(cd packages/client && install && npm run build </dev/null)
for example in react-apollo react-relay svelte-urql; do
  (cd "examples/$example" && install && npm run build </dev/null)
done
for example in story faq-bot; do (cd "examples/$example" && install); done
eval "$(AS='emma:bot david:admin' src/bench/token.sh anna)"
start_service
PARLEY_URL=$url npm --prefix examples/faq-bot test </dev/null
PARLEY_URL=$url npm --prefix examples/story test </dev/null
