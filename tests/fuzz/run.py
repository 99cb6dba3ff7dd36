#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the fuzzers SECONDS each, one after the other, and prints a table; a finding is kept under build/fuzz/findings.

usage: run.py SECONDS [TARGET]
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ROOT / "build" / "fuzz" / "bin"
KEPT = ROOT / "tests" / "fuzz"
GROWN = ROOT / "build" / "fuzz" / "corpus"  # what the fuzzer itself found worth keeping, for its next run
FINDINGS = ROOT / "build" / "fuzz" / "findings"
LONGEST = 64 * 1024  # bytes of one input
MEMORY = "-rss_limit_mb=1024", "-malloc_limit_mb=64"


def number(pattern, text, otherwise=0):
    found = re.findall(pattern, text)
    return int(found[-1]) if found else otherwise


def fuzz(target, seconds):
    for folder in (GROWN / target, FINDINGS / target):
        folder.mkdir(parents=True, exist_ok=True)
    words = KEPT / "dictionaries" / f"{target}.dict"
    command = [
        PROGRAMS / f"fuzz_{target}", f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-print_final_stats=1",
        "-timeout=10", *MEMORY, f"-artifact_prefix={FINDINGS / target}/", *([f"-dict={words}"] if words.exists() else []),
        GROWN / target, *(KEPT / kind / target for kind in ("seeds", "regressions") if (KEPT / kind / target).exists()),
    ]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    said = done.stderr
    executed = number(r"stat::number_of_executed_units:\s*(\d+)", said, number(r"^#(\d+)", said))
    if done.returncode != 0:
        print(said[-4000:], file=sys.stderr)
    return {
        "target": target,
        "execs": executed,
        "per second": number(r"stat::average_exec_per_sec:\s*(\d+)", said),
        "coverage": number(r"cov: (\d+)", said),
        "crashes": 0 if done.returncode == 0 else 1,
    }


def main():
    if len(sys.argv) not in (2, 3) or not sys.argv[1].isdigit() or int(sys.argv[1]) == 0:
        print("usage: ./dev fuzz SECONDS [TARGET]", file=sys.stderr)
        return 64
    known = sorted(path.name.removeprefix("fuzz_") for path in PROGRAMS.glob("fuzz_*"))
    targets = sys.argv[2:] or known
    if not set(targets) <= set(known):
        print(f"there is no target {targets[0]}; there are {', '.join(known)}", file=sys.stderr)
        return 64
    rows = []
    for target in targets:
        print(f"{target}, {sys.argv[1]} s", file=sys.stderr)
        rows.append(fuzz(target, int(sys.argv[1])))
    print(f"{'target':16} {'execs':>10} {'exec/s':>8} {'coverage':>8} {'crashes':>7}")
    for row in rows:
        print(f"{row['target']:16} {row['execs']:>10} {row['per second']:>8} {row['coverage']:>8} {row['crashes']:>7}")
    crashed = [row["target"] for row in rows if row["crashes"]]
    if crashed:
        print(f"findings lie in build/fuzz/findings: {', '.join(crashed)}", file=sys.stderr)
    return 1 if crashed else 0


sys.exit(main())
