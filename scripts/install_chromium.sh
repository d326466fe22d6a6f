#!/bin/sh
# Install Debian's Chromium when the browser tests find none.
set -eu
if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then
    exit 0
fi
if ! command -v apt-get >/dev/null; then
    echo "install_chromium: no chromium found, and no apt-get to install it with." >&2
    echo "Install Chromium so that 'chromium' is on the PATH, then run make test again." >&2
    exit 1
fi
sudo=
if [ "$(id -u)" -ne 0 ]; then
    sudo=sudo
fi
$sudo apt-get update --quiet
$sudo apt-get install --yes --quiet --no-install-recommends chromium chromium-driver
