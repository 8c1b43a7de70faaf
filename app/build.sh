# Sourced by app/run.sh and tests/run.sh, from the repository root: installs packages, builds.
# Defines: app_packages, need_packages PACKAGE..., build PRESET TARGETS [cmake option...].

app_packages="build-essential cmake ninja-build pkg-config qt6-base-dev qt6-svg-dev
    libqcustomplot-dev liblua5.4-dev libcli11-dev nlohmann-json3-dev
    rapidjson-dev libboost-context-dev libgif-dev zlib1g-dev qt6-tools-dev qt6-l10n-tools
    qt6-translations-l10n"

# Installs those of the named Debian packages that are missing.
need_packages() {
    command -v dpkg-query >/dev/null || return 0 # not a Debian: CMake says what is missing
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
        sed -n 's/^installed //p') || true
    missing=
    for package in "$@"; do
        case "
$installed
" in
        *"
$package
"*) ;;
        *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0

    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        as_root=sudo
    else
        echo "Please install these packages first (as root: apt-get install):$missing" >&2
        exit 1
    fi
    echo "Installing$missing"
    mkdir -p build
    # shellcheck disable=SC2086 # the lists are meant to be split
    if ! { $as_root apt-get update &&
        $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends $missing; } >build/packages.log 2>&1; then
        tail -n 20 build/packages.log >&2
        echo "These packages could not be installed:$missing (log: build/packages.log)" >&2
        exit 1
    fi
}

# Shows how far the build is, on one line, where a person looks on.
show_progress() {
    if [ -t 1 ]; then
        awk '{ print >> log_file }
             /^\[[0-9]+\/[0-9]+\]/ { printf "\r%s ", $1; fflush() }
             END { printf "\r\033[K" }' log_file="$1"
    else
        cat >>"$1"
    fi
}

# Configures and builds the targets of a preset, named in one word; the whole output is in
# build/PRESET/build.log.
build() {
    preset=$1 targets=$2
    shift 2
    log=build/$preset/build.log
    mkdir -p "build/$preset"
    echo "Building the $preset preset (log: $log)"
    : >"$log"
    {
        # shellcheck disable=SC2086 # the list is meant to be split
        cmake --preset "$preset" "$@" && cmake --build --preset "$preset" --target $targets ||
            touch "$log.failed"
    } 2>&1 | show_progress "$log"
    if [ -e "$log.failed" ]; then
        rm -f "$log.failed"
        cat "$log" >&2
        echo "The build failed; the same output is in $log" >&2
        exit 1
    fi
}
