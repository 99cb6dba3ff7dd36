#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every check that needs no running program. Called by ./dev lint.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
failed=0

echo "clang-format" >&2
git ls-files -co --exclude-standard -- '*.h' '*.cpp' | xargs -r clang-format --dry-run --Werror || failed=1

echo "floors" >&2
python3 tests/check_floors.py || failed=1

cmake --preset dev >/dev/null
echo "qmllint" >&2
cmake --build --preset dev >/dev/null
if [ -d build/dev/qml/Custody ]; then
    mapfile -t pages < <(git ls-files -co --exclude-standard -- 'ui/*.qml' | grep -v Theme.qml)
    # An unqualified name or a missing type is a page that fails at the bench, so any warning fails here.
    output=$(/usr/lib/qt6/bin/qmllint -I build/dev/qml "${pages[@]}" 2>&1) || failed=1
    if [ -n "$output" ]; then echo "$output"; failed=1; fi
fi

echo "clang-tidy" >&2
cmake --preset lint >/dev/null
# A file whose own text, our headers and the rules did not change since it last passed is not read again.
cache=${XDG_CACHE_HOME:-$HOME/.cache}/custody-station-tidy
mkdir -p "$cache"
headers=$(git ls-files -co --exclude-standard -- '*.h' .clang-tidy packaging/dependencies.txt | xargs cat | sha256sum)
check() {
    local key
    key=$( (echo "$2"; cat "$1") | sha256sum | cut -d' ' -f1)
    [ -e "$3/$key" ] && return 0
    clang-tidy -p build/lint --quiet --extra-arg=-Wno-unknown-warning-option "$1" 2>/dev/null && touch "$3/$key"
}
export -f check
git ls-files -co --exclude-standard -- 'app/base/*.cpp' 'app/crypto/*.cpp' 'app/custody/*.cpp' 'app/ledger/*.cpp' 'app/access/*.cpp' 'app/store/*.cpp' \
    | xargs -P "$(nproc)" -I{} bash -c 'check "$@"' _ {} "$headers" "$cache" || failed=1

[ $failed -eq 0 ] && echo "lint: clean" >&2
exit $failed
