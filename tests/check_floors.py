#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails on any include that breaks tests/floors.txt."""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def read_floors(text):
    allowed, only = {}, []
    for line in text.splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        if line.startswith("only "):
            _, pattern, *places = line.split()
            only.append((re.compile(pattern), places))
        else:
            place, _, rest = line.partition(":")
            allowed[place.strip()] = rest.split()
    return allowed, only


def within(path, place):
    return path == place or path.startswith(place + "/") or path.startswith(place + ".")


def room_of(path, allowed):
    rooms = [room for room in allowed if within(path, room)]
    return max(rooms, key=len, default=None)


def faults(files, allowed, only):
    for path, text in files:
        room = room_of(path, allowed)
        main = re.fullmatch(r"app/\w+_main\.cpp", path)
        if room is None and not main:
            yield f"{path}: its folder stands on no floor; add it to tests/floors.txt"
            continue
        for number, line in enumerate(text.splitlines(), 1):
            found = INCLUDE.match(line)
            if not found:
                continue
            kind, name = found.groups()
            if kind == '"' and room is not None:
                target = room_of(name, allowed)
                if target and target != room and not any(within(name, ok) for ok in allowed[room]):
                    yield f"{path}:{number}: {room} may not include {name}"
            if kind == "<" or "/" not in name or not re.match(r"(app|drivers|sync|ui)/", name):
                for pattern, places in only:
                    if pattern.match(name) and not any(within(path, place) for place in places):
                        yield f"{path}:{number}: only {' '.join(places)} may include <{name}>"


def tree(root):
    for top in ("app", "drivers", "sync", "ui"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                yield str(path.relative_to(root)), path.read_text(encoding="utf-8")


def self_test(allowed, only):
    bad = [
        ("app/ledger/x.cpp", '#include "app/store/database.h"'),
        ("ui/x.cpp", '#include "app/store/ledger_store.h"'),
        ("drivers/usb/x.cpp", '#include "sync/client/pass.h"'),
        ("app/verify_main.cpp", '#include "app/store/database.h"'),
        ("app/store/outbox.cpp", "#include <sqlite3.h>"),
        ("app/crypto/x.cpp", "#include <QString>"),
        ("app/cellar/x.cpp", ""),
    ]
    good = [
        ("app/ledger/x.cpp", '#include "app/crypto/hash.h"\n#include <vector>'),
        ("app/store/database.cpp", "#include <sqlite3.h>"),
        ("app/station_main.cpp", '#include "ui/window.h"\n#include "drivers/simulated/bench.h"'),
    ]
    missed = [path for path, text in bad if not list(faults([(path, text)], allowed, only))]
    wrong = [fault for fault in faults(good, allowed, only)]
    for path in missed:
        print(f"not caught: {path}")
    for fault in wrong:
        print(f"caught wrongly: {fault}")
    return 1 if missed or wrong else 0


def main():
    allowed, only = read_floors((HERE / "floors.txt").read_text(encoding="utf-8"))
    if "--self-test" in sys.argv:
        return self_test(allowed, only)
    found = list(faults(tree(HERE.parent), allowed, only))
    for fault in found:
        print(fault)
    return 1 if found else 0


sys.exit(main())
