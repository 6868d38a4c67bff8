#!/usr/bin/env bash
# Makes a key and an agent's token, as lines for eval: eval "$(src/bench/token.sh [LOGINNAME [ROLE]])"
set -euo pipefail
key=$(openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 2>/dev/null)
base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
now=$(date +%s)
header=$(printf '{"alg":"RS256","typ":"JWT"}' | base64url)
claims=$(printf '{"sub":"%s","groups":[%s],"iat":%d,"exp":%d}' "${1:-agent1}" "${2:+\"$2\"}" "$now" $((now + 86400)) | base64url)
signature=$(printf '%s.%s' "$header" "$claims" | openssl dgst -sha256 -sign <(printf '%s' "$key") -binary | base64url)
echo "export QUARKUS_OIDC_TENANT_ENABLED=true"
echo "export QUARKUS_OIDC_PUBLIC_KEY=$(printf '%s' "$key" | openssl pkey -pubout -outform DER | openssl base64 -A)"
echo "export PARLEY_TOKEN=$header.$claims.$signature"
