#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The demo bench: a store, a cloud on loopback, simulated devices. With a display the window opens; without one the day of
# resources/demo/day.jsonl is played and what came of it is shown. Called by ./dev run.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
bin=build/bin
out=build/demo
store=$out/store
if [ "${1:-}" = --full-day ]; then
    rm -rf build/full-day
    exec python3 resources/demo/full_day.py "$bin" build/full-day
fi
[ $# -eq 0 ] || { echo "demo.sh takes nothing, or --full-day" >&2; exit 64; }

rm -rf "$out"
mkdir -p "$out"

step() { printf '\n\033[1m%s\033[0m\n' "$*"; }

step "1  A store for station st07, with two brands and three people"
$bin/custody-admin init --data "$store" --site eh1 --station st07 --seal plain --postal-code 07936 >"$out/init.txt" 2>/dev/null
$bin/custody-admin person import --data "$store" resources/demo/roster.json
sed -n '1,3p' "$out/init.txt"

step "2  A cloud on loopback that knows this station"
sed -n 's/^key: *//p' "$out/init.txt" >"$out/station.vkey"
$bin/custody-cloud --demo "$out/cloud" --port 0 --enrol "$out/station.vkey" >"$out/cloud.txt" 2>"$out/cloud.log" &
cloud=$!
trap 'kill $cloud 2>/dev/null || true' EXIT
for _ in $(seq 100); do
    grep -q listening "$out/cloud.txt" && break
    kill -0 $cloud 2>/dev/null || { cat "$out/cloud.log" >&2; exit 69; }
    read -r -t 0.1 <> <(:) || true
done
cat "$out/cloud.txt"
cp "$out/cloud/sync.toml" "$store/sync.toml"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    step "3  The bench window"
    echo "  F9   hold Ben's badge to the reader (PIN 2580)    F6   lay a UPS label under the camera"
    echo "  F10  hold Sara's badge to the reader (PIN 7391)   F7   a USPS label    F8   a FedEx label"
    echo "  F12  put the UPS box on the scale and scan its label by hand"
    echo "  Everything else is on the screen. Closing the window sends what was recorded to the cloud."
    exec_status=0
    $bin/custody-station --demo --data "$store" || exec_status=$?
    $bin/custody-sync --data "$store" || true
    exit $exec_status
fi

export QT_QPA_PLATFORM=offscreen
step "3  The day: a parcel changes hands"
$bin/custody-station --demo --data "$store" --script resources/demo/day.jsonl --shots "$out/screens" >"$out/answers.jsonl"
python3 - "$out/answers.jsonl" <<'PY'
import json, sys
for line in open(sys.argv[1]):
    answer = json.loads(line)
    if answer["events"]:
        print(("  ok       " if answer["ok"] else "  REFUSED  ") + ", ".join(e["type"] for e in answer["events"])
              + ("" if answer["ok"] else "   “" + answer["say"] + "”"))
    elif not answer["ok"]:
        print("  no       “" + answer["say"] + "”")
PY
lpn=$(grep -o '"lpn":"[^"]*"' "$out/answers.jsonl" | head -1 | cut -d'"' -f4)

step "4  What was recorded goes to the cloud; receipts come back"
$bin/custody-sync --data "$store"

step "5  The screens after the receipts"
cat >"$out/evening.jsonl" <<EVENING
{"do":"session.login","badge":"26:2F764DE","pin":"7391"}
{"do":"show","item":"$lpn"}
{"do":"show"}
EVENING
$bin/custody-station --demo --data "$store" --script "$out/evening.jsonl" --shots "$out/screens-evening" >/dev/null
echo "  $(ls "$out/screens" "$out/screens-evening" | grep -c png) screenshots"

step "6  The certificate of item $lpn, checked by a program that trusts none of the above"
$bin/custody-sync --data "$store" >/dev/null
$bin/custody-admin export --data "$store" --item "$lpn" --format certificate --out "$out/$lpn.cert" 2>/dev/null
{
    echo "log $(sed -n 's/^log //p' "$out/$lpn.cert")"
    echo "witness mirror $(cat "$out/cloud/mirror.vkey")"
    echo "quorum mirror"
} >"$out/policy.txt"
$bin/custody-verify --policy "$out/policy.txt" "$out/$lpn.cert" | tee "$out/verification.txt"

$bin/custody-admin export --data "$store" --item "$lpn" --format pdf --names --out "$out/$lpn.pdf" 2>/dev/null
$bin/custody-admin export --data "$store" --item "$lpn" --format pdf --language es --out "$out/$lpn.es.pdf" 2>/dev/null

step "7  One flipped byte"
python3 - "$out/$lpn.cert" "$out/flipped.cert" <<'PY'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
at = data.index(b"\nextra ") + 200
data[at] ^= 1
open(sys.argv[2], "wb").write(data)
PY
$bin/custody-verify --policy "$out/policy.txt" "$out/flipped.cert" | head -3 || true

step "8  The store, checked against itself"
$bin/custody-admin fsck --data "$store" --full

step "Where the results lie"
echo "  screenshots   $out/screens  $out/screens-evening"
echo "  label         $store/labels"
echo "  certificate   $out/$lpn.cert"
echo "  for people    $out/$lpn.pdf  $out/$lpn.es.pdf"
echo "  verification  $out/verification.txt"
echo "  policy        $out/policy.txt"
