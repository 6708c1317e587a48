#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Parlor authors
# SPDX-License-Identifier: MIT

# Runs clang-tidy over everything that is shipped: tidy.sh SOURCE_DIR BUILD_DIR. Without clang-tidy: status 77.
set -eu
source=$1
build=$2
command -v clang-tidy >/dev/null || {
    echo "tidy: skipped, there is no clang-tidy"
    exit 77
}
jobs=$(nproc 2>/dev/null || echo 2)
cd "$source"
# What is not compiled here (another system's part) has no commands to go by.
find server client app translations -name '*.cpp' | sort | while read -r file; do
    if grep -q "/$file\"" "$build/compile_commands.json"; then
        echo "$file"
    fi
done >"$build/tidy-files.txt"
[ -s "$build/tidy-files.txt" ] || {
    echo "tidy: nothing to look at"
    exit 1
}
status=0
xargs -P "$jobs" -n 4 clang-tidy -p "$build" --quiet <"$build/tidy-files.txt" 2>"$build/tidy-errors.txt" || status=$?
grep -v -e 'warnings\? \(and [0-9]* errors\? \)\?generated' -e '^Suppressed' -e '^Use -' -e 'treated as error' "$build/tidy-errors.txt" || true
[ $status -eq 0 ] || exit 1
echo "tidy: $(grep -c . "$build/tidy-files.txt") files"
