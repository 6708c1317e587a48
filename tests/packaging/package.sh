#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Parlor authors
# SPDX-License-Identifier: MIT

# Makes the Debian package of a release build and looks into it: package.sh BUILD_DIR WORK_DIR. Nothing is installed;
# installroot.sh does that in a root of its own. Exit status 77: not on a Debian-like system.
set -eu
build=$1
work=$2

complain() {
    echo "package: $*" >&2
    exit 1
}

for tool in cpack dpkg-deb dpkg-shlibdeps desktop-file-validate appstreamcli; do
    command -v "$tool" >/dev/null || {
        echo "package: skipped, there is no $tool"
        exit 77
    }
done

rm -rf "$work"
mkdir -p "$work/deb" "$work/root"
(cd "$build" && cpack -G DEB -B "$work/deb") >"$work/cpack.log" 2>&1 || {
    cat "$work/cpack.log"
    complain "cpack failed"
}
deb=$(echo "$work"/deb/parlor_*.deb)
[ -f "$deb" ] || complain "no package was made"
root=$work/root
dpkg-deb -x "$deb" "$root"

for file in usr/bin/parlor usr/bin/parlor-server usr/lib/systemd/system/parlor-server.service etc/parlor/server.conf \
    usr/share/applications/parlor.desktop usr/share/metainfo/chat.parlor.Parlor.metainfo.xml \
    usr/share/icons/hicolor/scalable/apps/parlor.svg usr/share/man/man1/parlor.1.gz \
    usr/share/man/man1/parlor-server.1.gz usr/share/doc/parlor/copyright; do
    [ -s "$root/$file" ] || complain "the package lacks /$file"
done
extra=$(find "$root" -type f \( -name '*.h' -o -name '*.a' -o -name 'tst_*' -o -name '*.cmake' \))
[ -z "$extra" ] || complain "the package holds what nobody runs: $extra"

depends=$(dpkg-deb -f "$deb" Depends)
for package in libqt6core6 libqt6widgets6 libqt6websockets6 libqt6sql6-sqlite; do
    case $depends in *"$package"*) ;; *) complain "it does not depend on $package: $depends" ;; esac
done

# Both programs start from where they were unpacked.
"$root/usr/bin/parlor-server" --version | grep -q '^parlor [0-9]' || complain "parlor-server does not start"
QT_QPA_PLATFORM=offscreen "$root/usr/bin/parlor" --version | grep -q '^parlor [0-9]' || complain "parlor does not start"

# The manuals name every option.
for program in parlor parlor-server; do
    gzip -dc "$root/usr/share/man/man1/$program.1.gz" | sed 's/\\-/-/g' >"$work/$program.txt"
    QT_QPA_PLATFORM=offscreen "$root/usr/bin/$program" --help >"$work/$program.help"
    for option in $(grep -o -E '^ +(-[a-z], )?--[a-z-]+' "$work/$program.help" | grep -o -E -- '--[a-z-]+'); do
        grep -q -e "$option\\b" "$work/$program.txt" || complain "$program(1) does not name $option"
    done
done

desktop-file-validate "$root"/usr/share/applications/*.desktop
appstreamcli validate --no-net "$root"/usr/share/metainfo/*.xml

if command -v systemd-analyze >/dev/null; then
    # Its own words only: units of the system around are not there in a bare root.
    systemd-analyze verify --root="$root" --man=no --recursive-errors=no \
        /usr/lib/systemd/system/parlor-server.service 2>&1 | grep parlor-server >"$work/unit.log" || true
    [ ! -s "$work/unit.log" ] || complain "the unit is wrong: $(cat "$work/unit.log")"
fi
if command -v lintian >/dev/null; then
    # A home page and an ITP bug are for who uploads it to Debian; Boost and Qt headers leave no debug symbols.
    lintian --allow-root --fail-on error --tag-display-limit 0 \
        --suppress-tags initial-upload-closes-no-bugs,no-homepage-field,bogus-mail-host,bogus-mail-host-in-debian-changelog,mail-address-loops-or-bounces \
        "$deb" || complain "lintian found errors"
fi
echo "package: $(basename "$deb"), $(stat -c %s "$deb") bytes, is right"
