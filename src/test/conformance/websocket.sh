#!/usr/bin/env bash
# Checks graphql-transport-ws against a running service, as a stranger's client meets it: websocket.sh BASE_URL CHECKS
# CHECKS is the folder with the checks, set up (npm). PARLEY_TOKEN is an administrator's token that the service accepts:
#   eval "$(src/bench/token.sh manager admin)"    # before the service is started: it makes its key, too
set -euo pipefail
base=$1
checks=$2
: "${PARLEY_TOKEN:?an administrator\'s token that the service accepts}"

# ask DOCUMENT FIELD: sends a document and prints the last string that a field of that name has in the answer.
ask() {
  local answer found
  answer=$(curl -sS --fail-with-body "$base/graphql" -H 'Content-Type: application/json' -H "Authorization: Bearer $PARLEY_TOKEN" \
    --data-binary "{\"query\": \"${1//\"/\\\"}\"}")
  found=$(sed -nE "s/.*\"$2\":\"([^\"]+)\".*/\1/p" <<<"$answer")
  [ -n "$found" ] || { echo "no $2 in $answer" >&2; return 1; }
  echo "$found"
}
session() { ask "mutation { requestChatSession(input: {topicId: \"$topic\"}) { chatSession { id } } }" id; }
change() { ask "mutation { $1(input: {chatSessionId: \"$2\"}) { chatSession { status } } }" status; }
events() { echo "subscription { chatSessionEvents(id: \"$1\", afterSeq: 0) { seq type } }"; }

topic=$(ask '{ chatTopics(first: 1) { nodes { id } } }' id)
open=$(session)
ended=$(session)
change endChatSession "$ended"
change deleteChatSession "$ended"

# A deleted session's stream ends by itself; an open one's sends its past at once, and stays.
node "$checks/ws/protocol.mjs" "$base" --sub="$(events "$ended")" --long="$(events "$open")" --bad='subscription { nope }' \
  --init-payload="{\"Authorization\": \"Bearer $PARLEY_TOKEN\"}"

# Modules are looked for from the script's own folder.
here=$(dirname "${BASH_SOURCE[0]}")
cp "$here/resume.mjs" "$here/../../../docs/client/resuming.mjs" "$checks"
node "$checks/resume.mjs" "$base"
