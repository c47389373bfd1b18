#!/usr/bin/env bash
# Installs the browser that tests/browser needs, where it is missing: Debian's package, as root or with sudo.
set -euo pipefail

if [ -x /usr/bin/chromium ]; then
  exit 0
fi
if [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null; then
  as_root=(sudo)
else
  echo 'chromium is missing, and only root can install it: run "apt-get install chromium" as root' >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends chromium fonts-noto-core
test -x /usr/bin/chromium
