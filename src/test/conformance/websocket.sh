#!/usr/bin/env bash
# Checks the WebSockets of a running service: websocket.sh BASE_URL
# Run it from a copy of this folder, beside resuming.mjs, after `npm ci`. PARLEY_TOKEN is an administrator's token that the service accepts:
#   eval "$(src/bench/token.sh manager admin)"    # before you start the service: it also sets the service's public key
set -euo pipefail
base=$1
here=$(dirname "${BASH_SOURCE[0]}")
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
events() { echo "subscription { chatSessionEvents(chatSessionId: \"$1\", after: 0) { seq type } }"; }

topic=$(ask '{ chatTopics(first: 1) { nodes { id } } }' id)
open=$(session)
ended=$(session)
change endChatSession "$ended"
change deleteChatSession "$ended"

# The stream of a deleted session ends by itself. The stream of an open one sends past events at once, and stays.
node "$here/websocket-protocol.mjs" "$base" --sub="$(events "$ended")" --long="$(events "$open")" --bad='subscription { nope }' \
  --init-payload="{\"Authorization\": \"Bearer $PARLEY_TOKEN\"}"
node "$here/resume.mjs" "$base"
