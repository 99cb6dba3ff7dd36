#!/usr/bin/env python3
# SPDX-FileCopyrightText: Custody Station authors
# SPDX-License-Identifier: Apache-2.0
"""Fails when a program holds the path of the sources it was built from: check_paths.py PROGRAMS SOURCES"""

import os
import sys


def main():
    programs, sources = sys.argv[1:3]
    wanted = os.path.realpath(sources).encode() + b"/"
    looked = telling = 0
    for name in sorted(os.listdir(programs)):
        path = os.path.join(programs, name)
        if not os.path.isfile(path) or not os.access(path, os.X_OK):
            continue
        looked += 1
        with open(path, "rb") as file:
            content = file.read()
        at = content.find(wanted)
        if at >= 0:
            telling += 1
            print(f"{name}: {content[at:at + 120].split(bytes(1))[0].decode(errors='replace')}")
    print(f"{looked} programs looked at, {telling} say where they were built")
    return 0 if looked > 0 and telling == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
