#!/usr/bin/env bash
# Prints the ten test classes that took longest in the last run, by the reports of Surefire and Failsafe.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

echo 'The slowest test classes:'
# The times of test methods, because the reports of suites have no times of classes. A nested class counts for its outer class.
find target -maxdepth 2 -path '*-reports/TEST-*.xml' -exec \
  sed -nE 's/^ *<testcase .*classname="([^"$]+)[^"]*" time="([0-9.,]+)".*/\1 \2/p' {} + |
  awk '{ gsub(",", "", $2); seconds[$1] += $2 } END { for (name in seconds) printf "%7.1f s  %s\n", seconds[name], name }' |
  sort -rn | awk 'NR <= 10'
