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
    "firstCode/3": "firstCodePlainly/3",
    "firstCode/4": "firstCodePlainly/4",
    "firstCode/5": "firstCodePlainly/5",
}
# A bar is a limit in microseconds, or a share of the floor.
BARS = {
    "certificateOf20EventsBuilt": {"bar": 50_000, "better": "lower", "of_floor": False},
    "certificateOf20EventsVerified": {"bar": 50_000, "better": "lower", "of_floor": False},
    "firstCode/3": {"bar": 1, "better": "lower", "of_floor": True},
    "firstCode/5": {"bar": 1, "better": "lower", "of_floor": True},
    "firstCode/4": {"bar": 1.5, "better": "lower", "of_floor": True},
    # At least 60 % of the floor's speed is at most 1.67 of its time.
    "photoOf4MbSealedAndNamed": {"bar": 1 / 0.6, "better": "lower", "of_floor": True},
}
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
        floor = times.get(FLOORS.get(name))
        yield {"name": name, "value": round(ns / 1e3, 1), "unit": "us", "floor": round(floor / 1e3, 1) if floor else None} | BARS.get(name, {})


def own(program, *arguments):
    with subprocess.Popen([program, *arguments], stdout=subprocess.PIPE, text=True) as running:
        for line in running.stdout:
            yield json.loads(line)
    if running.returncode != 0:
        raise subprocess.CalledProcessError(running.returncode, program)


def judge(row):
    """The bar in words, and whether it is met."""
    if "bar" not in row:
        return "-", "-"
    limit = row["bar"] * (row["floor"] if row["of_floor"] else 1)
    lower = row["better"] == "lower"
    row["met"] = row["value"] <= limit if lower else row["value"] >= limit
    words = f"{'<=' if lower else '>='} {row['bar']:.4g}" + (" x floor" if row["of_floor"] else "")
    return words, "met" if row["met"] else "MISSED"


def main():
    # A store of a million events is made once and kept under build/.
    programs = {
        "store": (own,),
        "million": (own, ROOT / "build" / "bench-stores"),
        "station": (own,),
        "life": (own,),
        "ledger": (google,),
        "parse": (own,),
        "scan": (google,),
        "camera": (own, ROOT / "build" / "bin" / "custody-decoder"),
        "search": (own,),
        "label": (own,),
        "devices": (own,),
    }
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    if wanted not in ("", *programs):
        print(f"there is no benchmark called {wanted}; there are {', '.join(programs)}", file=sys.stderr)
        return 64
    rows = []
    print(f"{'name':36} {'value':>10} unit {'floor':>10} {'ratio':>6} {'bar':16} met")
    for name, (read, *arguments) in programs.items():
        if wanted not in ("", name) and (wanted, name) != ("scan", "search"):
            continue
        for row in read(PROGRAMS / f"bench_{name}", *arguments):
            row["ratio"] = round(row["value"] / row["floor"], 2) if row["floor"] else None
            words, met = judge(row)
            print(
                f"{row['name']:36} {row['value']:>10} {row['unit']:4} {row['floor'] or '-':>10}"
                f" {row['ratio'] or '-':>6} {words:16} {met}",
                flush=True,
            )
            rows.append(row)
    (ROOT / "build" / "bench.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 0


sys.exit(main())
