#!/usr/bin/env bash
# Makes a key and an agent's token, as lines for eval: eval "$(src/bench/token.sh [LOGINNAME [ROLE]])"
# AGENTS=20 adds PARLEY_TOKENS, with tokens of agent1 to agent20. AS="emma:bot david:admin" adds TOKEN_EMMA and TOKEN_DAVID.
set -euo pipefail
key=$(openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 2>/dev/null)
base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
now=$(date +%s)
header=$(printf '{"alg":"RS256","typ":"JWT"}' | base64url)
# token LOGINNAME [ROLE]
token() {
  local claims signature
  claims=$(printf '{"sub":"%s","groups":[%s],"iat":%d,"exp":%d}' "$1" "${2:+\"$2\"}" "$now" $((now + 86400)) | base64url)
  signature=$(printf '%s.%s' "$header" "$claims" | openssl dgst -sha256 -sign <(printf '%s' "$key") -binary | base64url)
  printf '%s.%s.%s' "$header" "$claims" "$signature"
}
echo "export QUARKUS_OIDC_TENANT_ENABLED=true"
echo "export QUARKUS_OIDC_PUBLIC_KEY=$(printf '%s' "$key" | openssl pkey -pubout -outform DER | openssl base64 -A)"
echo "export PARLEY_TOKEN=$(token "${1:-agent1}" "${2:-}")"
[ -z "${AGENTS:-}" ] || echo "export PARLEY_TOKENS='$(for n in $(seq "$AGENTS"); do token "agent$n"; echo -n ' '; done)'"
for one in ${AS:-}; do
  name=${one%%:*}
  echo "export TOKEN_${name^^}=$(token "$name" "${one#*:}")"
done
