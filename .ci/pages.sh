#!/usr/bin/env bash
# Checks the types of the pages: the generated types fit the schema and the operations, and the TypeScript fits the types. Needs Node 20 or
# newer, and the libraries that a build with Maven has unpacked into node_modules.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../web-tools"

npm ci --no-audit --no-fund --loglevel=error </dev/null
npm run check </dev/null
