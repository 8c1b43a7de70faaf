#!/bin/sh
# The pictures in the guide, in each of its languages, drawn by the program as it is now, on the virtual clock:
#   sh tests/figures/guide_pictures.sh
# tests/figures/guide_pictures_test tells when they are out of date.
set -eu
cd "$(dirname "$0")/../.."
. app/build.sh
# shellcheck disable=SC2086 # the list is meant to be split
need_packages $app_packages
build release "screenshots threadline threadline-runner"
for language in en de; do
    folder=resources/guide
    [ "$language" = en ] || folder=$folder/$language
    THREADLINE_LANGUAGE=$language QT_QPA_PLATFORM=offscreen build/release/tests/screenshots --guide "$folder"
    build/release/bin/threadline export deadlock/opposite-order "$folder/deadlock.png" \
        --language "$language" --clock virtual --theme light --width 165.1mm --dpi 96
done
