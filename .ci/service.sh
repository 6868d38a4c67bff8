# For scripts that check the packaged service, to be sourced: starts and stops it. Sets $url, and $work to a temporary folder.

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

# start_service [OPTION...]: on a free port and a database of its own, with options of the virtual machine; its address is in $url afterwards.
start_service() {
  local log=$work/service.log
  # There from the start: the background process may come later than the first look into it.
  : >"$log"
  # Parley refuses PARLEY_TOKEN, which is for the checks, as an unknown setting.
  (cd "$work" && exec env -u PARLEY_TOKEN "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Dquarkus.http.port=0 \
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

[ -f "$jar" ] || { echo "there is no $jar: package first"; exit 1; }
