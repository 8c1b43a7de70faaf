#!/bin/sh
# Pictures of the window in its main situations, at 1024x768 and 1920x1080 in the light, the dark and
# the high contrast theme (the presentation in the projector's), into a folder, to be looked at:
#   sh tests/figures/screenshots.sh [FOLDER [WORD]]   default build/screenshots; WORD: only those
# and of each scenario from its question to its comparison, in the light theme: scenario-CHAPTER-NAME.
# THREADLINE_LANGUAGE=de draws the German window, QT_SCALE_FACTOR=2 one for a screen of many dots.
set -eu
cd "$(dirname "$0")/../.."
. app/build.sh
# shellcheck disable=SC2086 # the list is meant to be split
need_packages $app_packages
build release screenshots
screen=$(mktemp)
trap 'rm -f "$screen"' EXIT
code=0
for size in "1024 768" "1920 1080"; do
    echo "$size ${QT_SCALE_FACTOR:-1}" | awk '{
        printf "{\"screens\": [{\"name\": \"screen\", \"width\": %d, \"height\": %d}]}", $1 * $3, $2 * $3
    }' >"$screen"
    QT_QPA_PLATFORM="offscreen:configfile=$screen" \
        build/release/tests/screenshots "${1:-build/screenshots}" ${2:+"$2"} || code=$?
done
exit "$code"
