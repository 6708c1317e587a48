# SPDX-FileCopyrightText: 2026 The Parlor authors
# SPDX-License-Identifier: MIT
# shellcheck shell=sh

# What `run` and `test` share: finding out what is missing, installing it, configuring, building. Plain POSIX shell; the
# caller has set `root` to the folder of the sources.

say() { printf '== %s\n' "$*" >&2; }

fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# present CHECK: is the command (or one of "a|b", or "node>=18") there?
present() {
    case $1 in
    *'>='*)
        command -v "${1%%>=*}" >/dev/null 2>&1 || return 1
        version=$("${1%%>=*}" --version 2>/dev/null)
        version=${version#v}
        [ "${version%%.*}" -ge "${1##*>=}" ] 2>/dev/null
        ;;
    *)
        old_ifs=$IFS
        IFS='|'
        for command in $1; do
            if command -v "$command" >/dev/null 2>&1; then
                IFS=$old_ifs
                return 0
            fi
        done
        IFS=$old_ifs
        return 1
        ;;
    esac
}

# rows GROUP...: the lines of the table for these groups, without comments.
rows() {
    for group in "$@"; do
        grep "^$group " "$root/packaging/setup/packages.txt"
    done
}

# names COLUMN GROUP...: all package names of one system on one line (3 Debian, 4 Fedora, 5 Arch, 6 Homebrew).
names() {
    column=$1
    shift
    rows "$@" | awk -v column="$column" '$column != "-" { line = line " " $column } END { print substr(line, 2) }'
}

print_lists() {
    printf '  Debian, Ubuntu  sudo apt-get install --no-install-recommends %s\n' "$(names 3 "$@")"
    printf '  Fedora          sudo dnf install %s\n' "$(names 4 "$@")"
    printf '  Arch            sudo pacman -S --needed %s\n' "$(names 5 "$@")"
    printf '  Homebrew        brew install %s\n' "$(names 6 "$@")"
}

# missing_debian GROUP...: the packages to install. A command that is there needs no package, wherever it came from.
missing_debian() {
    installed=" $(names 3 "$@" | xargs dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null \
        | awk '$2 == "installed" { printf "%s ", $1 }')"
    rows "$@" | while read -r _ check package _; do
        case $installed in *" $package "*) continue ;; esac
        if [ "$check" != - ] && present "$check"; then
            continue
        fi
        printf '%s ' "$package"
    done
}

missing_commands() {
    rows "$@" | while read -r _ check _; do
        [ "$check" = - ] || present "$check" || printf '%s ' "$check"
    done
}

# install_packages GROUP...: afterwards everything of the groups is there, or the script has stopped and said why.
install_packages() {
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
        missing=$(missing_commands "$@")
        [ -z "$missing" ] && return 0
        {
            printf '%s\n' "Not found here: $missing"
            printf '%s\n' "Only Debian and its relatives are set up by themselves. Install these, then start again:"
            print_lists "$@"
        } >&2
        exit 1
    fi
    missing=$(missing_debian "$@")
    [ -z "$missing" ] && return 0

    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 \
            || fail "packages are missing and there is no sudo: as root, run: apt-get install --no-install-recommends $missing"
        as_root=sudo
        if [ ! -t 0 ] && ! sudo -n true 2>/dev/null; then
            fail "packages are missing and sudo wants a password: first run: sudo apt-get install --no-install-recommends $missing"
        fi
    fi
    say "Installing what is missing: $missing"
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 update \
        || fail "apt-get update failed: is the network reachable?"
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
        --no-install-recommends install $missing </dev/null >&2 \
        || fail "apt-get could not install: $missing"
}

# jobs_that_fit: one compiler per core, and 1.2 GB of free memory for each; PARLOR_JOBS overrides.
jobs_that_fit() {
    if [ -n "${PARLOR_JOBS:-}" ]; then
        printf '%s\n' "$PARLOR_JOBS"
        return
    fi
    cores=$(nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2)
    fit=$(awk '/^MemAvailable:/ { print int($2 / 1200000) }' /proc/meminfo 2>/dev/null)
    [ -n "$fit" ] && [ "$fit" -lt "$cores" ] && cores=$fit
    [ "$cores" -ge 1 ] || cores=1
    printf '%s\n' "$cores"
}

# A compiler cache recognises a file in another checkout, too.
export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1

# configure PRESET [again]: ninja looks after changed files; "again" is for tools that were not there the last time.
configure() {
    preset=$1
    [ -f "$root/build/$preset/build.ninja" ] && [ "${2:-}" != again ] && return 0
    say "Configuring build/$preset"
    (cd "$root" && cmake --preset "$preset" --log-level=WARNING >&2) || {
        printf '%s\n' "Configuring failed. What Parlor is built with:" >&2
        print_lists build >&2
        exit 1
    }
}

# build PRESET TARGET...
build() {
    preset=$1
    shift
    jobs=$(jobs_that_fit)
    say "Building build/$preset ($jobs at a time)"
    ninja -C "$root/build/$preset" -j "$jobs" "$@" >&2 || fail "the build in build/$preset failed (see above)"
}
