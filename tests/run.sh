#!/bin/sh
# Installs what the tests need, builds and runs all of them; the last line counts them.
#   sh tests/run.sh [--preset release|dev|asan|tsan] [option of ctest]...
#   sh tests/run.sh --bench [NAME]... [option of a bench]...     all, or tests/bench/NAME.cpp
set -eu
cd "$(dirname "$0")/.."
. app/build.sh

preset=release
bench=
while [ $# -gt 0 ]; do
    case $1 in
    --preset)
        [ $# -gt 1 ] || { echo "--preset needs a name: release, dev, asan or tsan" >&2; exit 2; }
        preset=$2
        shift 2
        ;;
    --bench)
        bench=yes
        shift
        ;;
    *) break ;;
    esac
done

# shellcheck disable=SC2086 # the lists are meant to be split
if [ -n "$bench" ]; then
    need_packages $app_packages libbenchmark-dev
    # Other tracers to measure beside; without them the bench says so.
    (need_packages lttng-tools liblttng-ust-dev uftrace) || true
    names=
    while [ $# -gt 0 ]; do
        case $1 in
        -*) break ;;
        esac
        [ -f "tests/bench/$1.cpp" ] || { echo "there is no bench tests/bench/$1.cpp" >&2; exit 2; }
        names="$names $1"
        shift
    done
    build "$preset" "${names:-benchmarks}" -DTHREADLINE_BENCH=ON
    status=0
    [ -n "$names" ] || names=$(cd "build/$preset/bench" && ls)
    for name in $names; do
        program=build/$preset/bench/$name
        if [ ! -f "$program" ] || [ ! -x "$program" ]; then continue; fi
        printf '\n== %s\n' "$name"
        begin=$(date +%s)
        "$program" "$@" || { echo "$name: exit status $?"; status=1; }
        echo "   ($(($(date +%s) - begin)) s)"
    done
    exit $status
fi

# shellcheck disable=SC2086 # the list is meant to be split
need_packages $app_packages xvfb xauth poppler-utils python3 dbus-daemon locales
build "$preset" all

results=$PWD/build/$preset/tests.xml
rm -f "$results"
status=0
ctest --test-dir "build/$preset" --output-on-failure --no-tests=error \
    --parallel "$(nproc)" --output-junit "$results" "$@" || status=$?
[ -e "$results" ] || exit 1

# A test that could not be started counts as failed: only what ran and succeeded has passed.
cases=$(grep -c '<testcase ' "$results") || true
passed=$(grep -c '<testcase .*status="run"' "$results") || true
skipped=$(grep -c '<skipped message="SKIP_' "$results") || true
failed=$((cases - passed - skipped))
[ "$skipped" = 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && exit "$status"
exit 1
