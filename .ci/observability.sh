#!/usr/bin/env bash
# Checks and tests the alert rules for Prometheus with promtool, which it installs from Debian's package "prometheus" if it is missing.
# ObservabilityIT checks that each metric of the rules and of the dashboard exists.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../deploy/observability"

command -v promtool >/dev/null || {
  apt-get -qq update
  # The package starts a server, unless it is only unpacked.
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  (cd "$folder" && apt-get -qq -o APT::Sandbox::User=root download prometheus && dpkg-deb -x prometheus_*.deb .)
  PATH=$folder/usr/bin:$PATH
}
promtool check rules alerts.yaml
promtool test rules alerts.test.yaml
