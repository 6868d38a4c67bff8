#!/bin/sh
# Writes app.aot beside quarkus-run.jar: starts Parley with a database of its own, waits until it is ready, which is after the queries of the
# warm-up, and ends it.
set -eu
log=$(mktemp)
java -XX:AOTCacheOutput=app.aot -Dparley.embedded-database.temporary=true -Dquarkus.http.port=0 -jar quarkus-run.jar >"$log" 2>&1 &
pid=$!
until grep -q 'warm-up' "$log"; do
  kill -0 "$pid" || { cat "$log"; exit 1; }
  sleep 1
done
kill "$pid"
wait "$pid" || true
cat "$log"
rm "$log"
ls -l app.aot
