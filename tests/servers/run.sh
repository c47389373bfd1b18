#!/usr/bin/env bash
# Runs a command while the database servers run; without one, the tests that ask them.
set -euo pipefail
here="$(dirname "${BASH_SOURCE[0]}")"

bash "$here/servers.sh" install
trap 'bash "$here/servers.sh" stop' EXIT
addresses="$(bash "$here/servers.sh" start)"
eval "$addresses"
if [ $# -eq 0 ]; then
  npm run vitest -- tests/servers
else
  "$@"
fi
