#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A whole day at a dock: two benches, six people, 500 parcels, over 1,200 items, and what goes wrong on such a day.

    resources/demo/full_day.py BIN FOLDER [PARCELS]

Plays the day through `custody-admin run` on two new stores in FOLDER, looks at the chain of every item in the
evening, and compares what it finds with what the day should have given, value by value. Exit code 1 names the
first difference. PARCELS (500) makes a shorter day.
"""
import json
import subprocess
import sys
import zlib
import struct
from pathlib import Path

PEOPLE = [
    ("Ben Tran", "receiver", "123/45678", "2580"),
    ("Ana Ruiz", "receiver", "123/45680", "8642"),
    ("Sara Ortiz", "inspector", "123/45679", "7391"),
    ("Tom Weiss", "inspector", "123/45681", "9753"),
    ("Lee Park", "supervisor", "123/10007", "4826"),
    ("Mia Stone", "supervisor", "123/10008", "6194"),
]
BRANDS = ["Northwind Apparel", "Alder & Finch"]
BENCHES = [("st07", "Ben Tran", "Sara Ortiz"), ("st08", "Ana Ruiz", "Tom Weiss")]
WAVE = 10  # parcels a receiver opens before the inspector takes over


def blank_picture(path, shade):
    rows = b"".join(b"\0" + bytes([shade]) * 64 for _ in range(48))

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 48, 8, 0, 0, 0, 0))
                     + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return str(path)


def ups_number(serial):
    """1Z, shipper 5R8939, service 03, seven digits and the check digit of carriers.md's rule: weights 1 2 1 2 …"""
    body = f"5R893903{serial:07d}"
    total = 0
    for place, letter in enumerate(body):
        value = int(letter) if letter.isdigit() else (ord(letter) - 63) % 10
        total += value * (2 if place % 2 else 1)
    return f"1Z{body}{-total % 10}"


class Bench:
    """One station, its store, and who stands there."""

    def __init__(self, programs, folder, station, receiver, inspector):
        self.programs, self.store = programs, folder / station
        self.name, self.receiver, self.inspector = station, receiver, inspector
        self.pictures = {shade: blank_picture(folder / f"{station}-{shade}.png", shade) for shade in (90, 160)}
        self.count = {}
        self.items, self.lost, self.flawed = [], None, set()
        roster = folder / "roster.json"
        roster.write_text(json.dumps({"tenants": BRANDS, "people": [
            {"name": n, "role": r, "language": "en", "badge": b, "pin": p} for n, r, b, p in PEOPLE]}))
        self.admin("init", "--site", "eh1", "--station", station, "--seal", "plain", "--postal-code", "07936")
        self.admin("person", "import", str(roster))
        self.process = subprocess.Popen([programs / "custody-admin", "run", "--data", self.store], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def admin(self, *words):
        verb = list(words[:2]) if words[0] in ("person",) else [words[0]]
        rest = list(words[len(verb):])
        done = subprocess.run([self.programs / "custody-admin", *verb, "--data", self.store, *rest],
                              capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"custody-admin {' '.join(words)}: {done.stderr.strip()}")

    def tell(self, do, **more):
        self.process.stdin.write(json.dumps({"do": do, **more}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{self.name}: custody-admin ended at {do}")
        answer = json.loads(line)
        for event in answer["events"]:
            self.count[event["type"]] = self.count.get(event["type"], 0) + 1
        return answer

    def do(self, verb, **more):
        answer = self.tell(verb, **more)
        if not answer["ok"]:
            sys.exit(f"{self.name}: {verb} {more}: {answer.get('say')}")
        return answer

    def refused(self, rule, verb, **more):
        answer = self.tell(verb, **more)
        if answer["ok"] or answer.get("rule") != rule:
            sys.exit(f"{self.name}: {verb} {more} should be refused by {rule}: {answer}")

    def login(self, name):
        _, _, badge, pin = next(one for one in PEOPLE if one[0] == name)
        self.do("session.login", badge=badge, pin=pin)

    def tap(self, name, prefix=""):
        _, _, badge, pin = next(one for one in PEOPLE if one[0] == name)
        return {prefix + "badge": badge, prefix + "pin": pin}

    def photo(self, subject, role, shade=90):
        self.do("photo.capture", subject=subject, role=role, path=self.pictures[shade])

    # --- the dock -----------------------------------------------------------------------------------------

    def receive(self, number):
        """Announced, scanned, accepted, opened, its items labelled, counted and closed; or refused at the door."""
        tracking, brand = ups_number(number), BRANDS[number % 2]
        items = 2 + (number % 5 < 3)
        lines = [{"sku": f"SKU-{number % 40}", "quantity": items}]
        self.do("parcel.expect", tenant=brand, carrier="ups", tracking=tracking, lines=lines)
        self.do("parcel.scan", raw=tracking)
        if number % 100 == 99:
            self.do("parcel.refuse", parcel="@parcel", reason="crushed and wet")
            return []
        self.do("parcel.accept", parcel="@parcel", pieces=1, outer_condition="intact", weight_g=900 + number)
        self.photo("@parcel", "outer_label")
        self.do("parcel.open", parcel="@parcel")
        self.photo("@parcel", "opened_parcel")
        came = items - (number % 100 == 50)  # once in a hundred, one is missing from the box
        lpns = []
        for one in range(came):
            sku = "SKU-OTHER" if number % 100 == 70 and one == 0 else f"SKU-{number % 40}"
            lpns.append(self.do("item.register", parcel="@parcel", sku=sku, category="outerwear")["lpn"])
            self.do("label.print", item="@item")
            self.do("label.verify", item="@item", scanned="@lpn")
            self.photo("@item", "front")
        if number % 100 == 70:  # another brand's goods in the box
            wrong = self.do("item.mismatch", item=lpns[0], expected=f"SKU-{number % 40}", found="SKU-OTHER")
            self.do("discrepancy.assign", item=lpns[0], discrepancy=wrong["discrepancy"], owner=self.receiver)
            self.flawed.add(lpns[0])
        missing = came < items or number % 100 == 70
        answers = [{"line": 1, "resolution": "missing"}] if missing else []
        self.do("parcel.reconcile", parcel="@parcel", lines=answers)
        self.do("parcel.close", parcel="@parcel")
        return lpns

    def hand_over(self, lpns):
        """All of a wave in one hand-off; the inspector first looks, declines, and takes the second offer."""
        self.do("custody.offer", items=lpns, to=self.inspector, purpose="condition review")
        self.do("custody.accept", offer="@offer", count=len(lpns), **self.tap(self.inspector))

    def review(self, lpn, number):
        """Inspected, graded, decided, and brought to its end."""
        self.do("item.inspect", item=lpn)
        grade = "D" if number % 60 == 17 else "C" if number % 25 == 7 else "A"
        self.do("item.grade", item=lpn, grade=grade)
        if grade == "D":
            self.do("item.decide", item=lpn, route="destroy", reason="mould")
            self.refused("G6", "item.approve", item=lpn)
            self.do("item.approve", item=lpn, **self.tap("Lee Park"))
            self.photo(lpn, "destroy_before", 90)
            self.photo(lpn, "destroy_after", 160)
            self.refused("G3", "item.finalize", item=lpn, kind="destroy", method="shredded")
            self.do("item.finalize", item=lpn, kind="destroy", method="shredded", **self.tap("Mia Stone", "witness_"))
        elif grade == "C":
            self.do("item.decide", item=lpn, route="donate", reason="worn")
            self.do("item.approve", item=lpn, **self.tap("Lee Park"))
            self.do("item.finalize", item=lpn, kind="donate", consignee="Second Closet")
        else:
            self.do("item.decide", item=lpn, route="restock", reason="as new")
            self.do("item.finalize", item=lpn, kind="restock", bin=f"A-{number % 90}")

    def mishaps(self, lpns):
        """Once at each bench: an item is lost and found, and the seal of a tote is found broken."""
        lost = lpns[0]
        self.do("item.declare_missing", item=lost, search="bench, floor, both totes")
        self.do("item.found", item=lost, place="under the conveyor")
        self.lost = lost
        self.flawed.add(lost)
        for lpn in lpns[1:3]:
            self.do("container.add", item=lpn, container="TOTE-1")
            self.flawed.add(lpn)
        self.do("seal.apply", container="TOTE-1", seal="S0001")
        self.refused("seal", "container.remove", item=lpns[1], container="TOTE-1")
        broken = self.do("seal.verify", container="TOTE-1", seal="S0009")
        assert broken["intact"] is False
        self.do("seal.break", container="TOTE-1", reason="number differs; looked inside together", authorised=True)
        for lpn in lpns[1:3]:
            self.do("container.remove", item=lpn, container="TOTE-1")

    def day(self, numbers):
        self.login("Lee Park")
        self.do("seal.issue", first="S0001", last="S0050")
        first_wave = True
        for start in range(0, len(numbers), WAVE):
            self.login(self.receiver)
            lpns = [lpn for number in numbers[start:start + WAVE] for lpn in self.receive(number)]
            self.hand_over(lpns)
            self.do("session.logout")
            self.login(self.inspector)
            if first_wave:
                self.mishaps(lpns)
                first_wave = False
            for lpn in lpns:
                self.review(lpn, len(self.items))
                self.items.append(lpn)
            self.do("session.logout")

    def evening(self):
        """The chain of every item: who held it from the box to its end."""
        report = {"items": 0, "ended": 0, "holes": [], "open": 0, "rejected": set()}
        for lpn in self.items:
            chain = self.do("show", item=lpn)["chain"]
            report["items"] += 1
            report["ended"] += chain["end"] is not None
            report["holes"] += [(lpn, hole["why"]) for hole in chain["holes"]]
            report["open"] += sum(hole["until"] is None for hole in chain["holes"])
            if any(flaw["weight"] == "reject" for flaw in chain["flaws"]):
                report["rejected"].add(lpn)
            for before, after in zip(chain["keepings"], chain["keepings"][1:]):
                if before["until"] != after["from"] and not chain["holes"]:
                    sys.exit(f"{self.name}: {lpn} is in nobody's hands between {before} and {after}")
        self.process.stdin.close()
        self.process.wait(timeout=60)
        self.admin("fsck")
        self.export()
        return report

    def export(self):
        """The day as EPCIS 2.0, a file for each brand's lane."""
        listed = subprocess.run([self.programs / "custody-admin", "tenant", "list", "--data", self.store],
                                capture_output=True, text=True, check=True).stdout
        for at, line in enumerate(listed.splitlines()):
            lane = line.split("\t")[2].split("+")[0]
            self.admin("export", "--lane", lane, "--format", "epcis",
                       "--out", str(self.store.parent / f"{self.name}-{at + 1}.epcis"))


def compare(what, found, expected):
    print(f"  {what:<42}{found}")
    if found != expected:
        sys.exit(f"{what}: {found}, expected {expected}")


def main():
    programs, folder = Path(sys.argv[1]), Path(sys.argv[2])
    parcels = int(sys.argv[3]) if len(sys.argv) > 3 else 500
    folder.mkdir(parents=True, exist_ok=True)
    benches = [Bench(programs, folder, *who) for who in BENCHES]
    expected_items = 0
    for bench, numbers in zip(benches, (range(0, parcels // 2), range(parcels // 2, parcels))):
        numbers = list(numbers)
        bench.day(numbers)
        report = bench.evening()
        kept = [n for n in numbers if n % 100 != 99]
        items = sum(2 + (n % 5 < 3) - (n % 100 == 50) for n in kept)
        expected_items += items
        print(bench.name)
        compare("parcels accepted", bench.count["parcel.accepted"], len(kept))
        compare("parcels refused at the door", bench.count.get("parcel.refused", 0), len(numbers) - len(kept))
        compare("parcels closed", bench.count["parcel.closed"], len(kept))
        compare("items", report["items"], items)
        compare("items at the end of their lives", report["ended"], items)
        compare("hand-offs, one an item", bench.count["custody.offered"], items)
        compare("destroyed before a witness", bench.count.get("item.final.destroyed", 0),
                sum(i % 60 == 17 for i in range(items)))
        compare("donated", bench.count.get("item.final.donated", 0),
                sum(i % 25 == 7 and i % 60 != 17 for i in range(items)))
        compare("holes in a chain, all declared", report["holes"], [(bench.lost, "declared missing")])
        compare("holes without an end", report["open"], 0)
        compare("chains a court would look at twice", sorted(report["rejected"]), sorted(bench.flawed))
    print(f"{parcels} parcels, {expected_items} items: as expected")


if __name__ == "__main__":
    main()
