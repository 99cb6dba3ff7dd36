#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the benchmarks and prints each figure beside its floor or peer of the same run; writes build/bench.json."""
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ROOT / "build" / "dev" / "bench"

# What stands beside what: the best that the same machine could do, or the peer on the same picture.
FLOORS = {
    "leafHashOf500Bytes": "floorSha256Of501Bytes",
    "photoOf4MbSealedAndNamed": "floorAesGcmAndSha256Of4Mb",
    "readBenchPhoto/0": "readBenchPhotoPlainly/0",
    "readBenchPhoto/1": "readBenchPhotoPlainly/1",
    "readBenchPhoto/2": "readBenchPhotoPlainly/2",
}
BARS = {"certificateOf20EventsBuilt": 50e6, "certificateOf20EventsVerified": 50e6}  # ns, from the design
UNITS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}


def google(program):
    out = subprocess.run(
        [program, "--benchmark_format=json", "--benchmark_min_time=0.3"], check=True, capture_output=True, text=True
    ).stdout
    times = {b["name"]: b["cpu_time"] * UNITS[b["time_unit"]] for b in json.loads(out)["benchmarks"]}
    taken = set(FLOORS.values())
    for name, ns in times.items():
        if name in taken:
            continue
        floor = times.get(FLOORS.get(name), BARS.get(name))
        yield {"name": name, "value": round(ns / 1e3, 1), "unit": "us", "floor": round(floor / 1e3, 1) if floor else None}


def own(program):
    for line in subprocess.run([program], check=True, capture_output=True, text=True).stdout.splitlines():
        yield json.loads(line)


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    rows = []
    for name, read in (("station", own), ("ledger", google), ("scan", google)):
        if wanted in ("", name):
            rows += read(PROGRAMS / f"bench_{name}")
    if not rows:
        print(f"there is no benchmark called {wanted}; there are station, ledger and scan", file=sys.stderr)
        return 64
    print(f"{'name':36} {'value':>10} unit {'floor':>10} ratio")
    for row in rows:
        row["ratio"] = round(row["value"] / row["floor"], 2) if row["floor"] else None
        print(f"{row['name']:36} {row['value']:>10} {row['unit']:4} {row['floor'] or '-':>10} {row['ratio'] or '-'}")
    (ROOT / "build" / "bench.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 0


sys.exit(main())
