#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Parlor authors
# SPDX-License-Identifier: MIT

# What packaging/setup/setup.sh does on machines that we do not have: setup.sh SOURCE_DIR. Each case is a PATH of its
# own, with what every system has and with stand-ins for apt-get, dpkg-query, sudo, id and the tools of the table.
set -eu
source=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=no

# machine: a PATH on which everything is installed.
machine() {
    rm -rf "${work:?}/bin" "$work/apt.log"
    mkdir -p "$work/bin"
    for tool in sh basename cat grep awk xargs env; do
        ln -s "$(command -v "$tool")" "$work/bin/$tool"
    done
    grep -E '^(build|test) ' "$source/packaging/setup/packages.txt" | while read -r _ check package _; do
        echo "$package" >>"$work/bin/installed.new"
        [ "$check" = - ] || stand_in "$(echo "$check" | sed 's/[|>].*//')" ''
    done
    mv "$work/bin/installed.new" "$work/bin/installed"
    stand_in node 'echo v20.11.0'
    stand_in id 'echo 0'
    stand_in apt-get "echo \"\$*\" >>'$work/apt.log'"
    # shellcheck disable=SC2016
    stand_in dpkg-query 'shift 3; for p in "$@"; do grep -q -x "$p" '"'$work/bin/installed'"' && echo "$p installed" || echo "no $p" >&2; done'
}

stand_in() {
    printf '#!/bin/sh\n%s\n' "$2" >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}

forget() { # PACKAGE [COMMAND]
    grep -v -x "$1" "$work/bin/installed" >"$work/bin/rest"
    mv "$work/bin/rest" "$work/bin/installed"
    [ $# -lt 2 ] || rm "$work/bin/$2"
}

# install: runs what `test` runs; leaves the status, what was printed, and what apt-get was asked for.
install() {
    status=0
    # shellcheck disable=SC2016
    env -i PATH="$work/bin" "$work/bin/sh" -c 'root=$1; . "$root/packaging/setup/setup.sh"; install_packages build test' \
        test "$source" >"$work/out" 2>&1 </dev/null || status=$?
    asked=$(sed -n 's/.*install //p' "$work/apt.log" 2>/dev/null || true)
}

expect() { # WHAT ACTUAL EXPECTED
    [ "$2" = "$3" ] && return 0
    echo "$case: $1 is \"$2\", expected \"$3\""
    cat "$work/out"
    failed=yes
}

expect_text() {
    grep -q -e "$1" "$work/out" && return 0
    echo "$case: \"$1\" was not said"
    cat "$work/out"
    failed=yes
}

case='nothing is missing'
machine
install
expect status $status 0
expect 'apt-get' "$(cat "$work/apt.log" 2>/dev/null)" ''
expect output "$(cat "$work/out")" ''

case='a library is missing'
machine
forget qt6-websockets-dev
install
expect status $status 0
expect packages "$asked" qt6-websockets-dev

case='a command is missing'
machine
forget ninja-build ninja
install
expect packages "$asked" ninja-build

case='node came from elsewhere'
machine
forget nodejs
forget npm
install
expect packages "$asked" ''

case='node is too old'
machine
forget nodejs
stand_in node 'echo v16.20.2'
install
expect packages "$asked" nodejs

case='not root, no sudo'
machine
forget xvfb Xvfb
stand_in id 'echo 1000'
install
expect status $status 1
expect 'lines' "$(grep -c . "$work/out")" 1
expect_text 'as root, run: apt-get install --no-install-recommends xvfb'

case='sudo wants a password and nobody can type it'
machine
forget xvfb Xvfb
stand_in id 'echo 1000'
stand_in sudo 'exit 1'
install
expect status $status 1
expect_text 'sudo apt-get install --no-install-recommends xvfb'

case='with sudo'
machine
forget xvfb Xvfb
stand_in id 'echo 1000'
# shellcheck disable=SC2016
stand_in sudo '[ "$1" = -n ] && shift; exec "$@"'
stand_in true ''
install
expect status $status 0
expect packages "$asked" xvfb

case='not Debian'
machine
rm "$work/bin/apt-get" "$work/bin/ninja"
install
expect status $status 1
expect_text 'Not found here: ninja'
expect_text 'Fedora .*qt6-qtwebsockets-devel'
expect_text 'Arch .*qt6-websockets'
expect_text 'Homebrew .*ninja'

case='not Debian, nothing missing'
machine
rm "$work/bin/apt-get"
install
expect status $status 0

[ "$failed" = no ] || exit 1
echo "setup: as expected"
