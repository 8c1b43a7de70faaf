#!/bin/sh
# The pictures in the guide, drawn by the program as it is now, on the virtual clock:
#   sh tests/figures/guide_pictures.sh
# tests/figures/guide_pictures_test tells when they are out of date.
set -eu
cd "$(dirname "$0")/../.."
. app/build.sh
# shellcheck disable=SC2086 # the list is meant to be split
need_packages $app_packages
build release "screenshots threadline threadline-runner"
QT_QPA_PLATFORM=offscreen build/release/tests/screenshots --guide resources/guide
build/release/bin/threadline export deadlock/opposite-order resources/guide/deadlock.png \
    --clock virtual --theme light --width 165.1mm --dpi 96
