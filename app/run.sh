#!/bin/sh
# Installs what is missing, builds Threadline and starts it; arguments go to the program.
# Without a display and without arguments it runs a deadlock and draws it.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
program=$root/build/release/bin/threadline

prepare() {
    cd "$root"
    . app/build.sh
    # shellcheck disable=SC2086 # the list is meant to be split
    need_packages $app_packages
    build release programs
}
# In a subshell, so that the program starts in the caller's folder; on standard error, so that
# standard output is the program's alone.
(prepare) >&2

if [ $# -gt 0 ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$program" "$@"
fi
picture=build/release/opposite-order.png
cd "$root"
"$program" run deadlock/opposite-order --report text
"$program" export deadlock/opposite-order "$picture"
echo "The picture of such a run is $root/$picture"
