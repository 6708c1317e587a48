#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Parlor authors
# SPDX-License-Identifier: MIT

# Installs the package in a fresh Debian 12 and starts both programs there: installroot.sh PACKAGE.deb FOLDER. Run by
# hand, as root, with debootstrap and the network: it fetches about 200 MB and takes minutes. FOLDER must not exist and is
# left behind, so that you can look around; remove it when nothing is mounted in it any more.
# APT_SOURCES may name a folder of sources and settings to use instead of Debian's own (laid over /etc/apt).
set -eu
deb=$1
root=$2
[ -f "$deb" ] || { echo "no package: $deb" >&2; exit 1; }
[ ! -e "$root" ] || { echo "$root is there already" >&2; exit 1; }

debootstrap --variant=minbase bookworm "$root" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"} >/dev/null
if [ -n "${APT_SOURCES:-}" ]; then
    rm -f "$root/etc/apt/sources.list"
    cp -r "$APT_SOURCES/." "$root/etc/apt/"
fi
mount -t proc proc "$root/proc"
trap 'umount "$root/proc"' EXIT
cp "$deb" "$root/tmp/parlor.deb"
chroot "$root" apt-get -qq update
chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install /tmp/parlor.deb

# try PROGRAM ARGUMENTS...: it says that it is ready, can be talked to, and ends with status 0 when asked to.
try() {
    chroot "$root" env QT_QPA_PLATFORM=offscreen HOME=/tmp XDG_RUNTIME_DIR=/tmp LC_ALL=C.UTF-8 \
        "$@" >"$root/tmp/out" 2>"$root/tmp/err" &
    pid=$!
    waited=0
    until grep -q '^Parlor is ready: http://' "$root/tmp/out"; do
        waited=$((waited + 1))
        if [ $waited -gt 100 ] || ! kill -0 $pid 2>/dev/null; then
            echo "$1 does not start:" >&2
            cat "$root/tmp/out" "$root/tmp/err" >&2
            kill $pid 2>/dev/null || true
            exit 1
        fi
        sleep 0.1
    done
    kill -TERM $pid
    status=0
    wait $pid || status=$?
    [ $status -eq 0 ] || { echo "$1 ended with status $status" >&2; exit 1; }
    echo "$1: $(cat "$root/tmp/out")"
}

try /usr/bin/parlor-server --port 0
try /usr/bin/parlor --host --port 0 --name Root
chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y purge parlor
[ ! -e "$root/usr/bin/parlor" ] && [ ! -e "$root/etc/parlor" ] || { echo "something stayed behind" >&2; exit 1; }
echo "installed, started, removed"
