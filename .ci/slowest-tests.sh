#!/usr/bin/env bash
# Prints the ten test classes that took longest in the last run, by the reports of Surefire and Failsafe.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

echo 'The slowest test classes:'
find target -maxdepth 2 -path '*-reports/TEST-*.xml' -exec \
  sed -nE 's/^<testsuite .* name="([^"]+)" time="([0-9.,]+)".*/\2 \1/p' {} + |
  tr -d , | sort -rn | awk 'NR <= 10 { printf "%7.1f s  %s\n", $1, $2 }'
