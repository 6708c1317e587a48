#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Parlor authors
# SPDX-License-Identifier: MIT

# Is everything laid out as .clang-format says? format.sh SOURCE_DIR. Each version of clang-format has its own taste; the
# one of Debian 12 counts, with another the check is skipped (status 77).
set -eu
cd "$1"
formatter=
for candidate in clang-format-14 clang-format; do
    if command -v "$candidate" >/dev/null && "$candidate" --version | grep -q ' 14\.'; then
        formatter=$candidate
        break
    fi
done
[ -n "$formatter" ] || {
    echo "format: skipped, there is no clang-format 14"
    exit 77
}
find server client app translations tests -name node_modules -prune -o \( -name '*.h' -o -name '*.cpp' \) -print \
    | xargs "$formatter" --dry-run --Werror
