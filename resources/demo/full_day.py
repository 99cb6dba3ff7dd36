#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A whole day at a dock: two benches, six people, 500 parcels, over 1,200 items, and what goes wrong on such a day.

    resources/demo/full_day.py BIN FOLDER [PARCELS]

Plays the day through `custody-admin run` on two new stores in FOLDER, exports in the evening what the ledgers
hold, and compares every event of every parcel and item, and how each stands, with full_day_expected.py, value by
value. Exit code 1 names the first difference. PARCELS (500) makes a shorter day.
"""
import json
import subprocess
import sys
import zlib
import struct
from pathlib import Path

from full_day_expected import BRANDS, PEOPLE, WAVE, Expected, difference, rows_of, ups_number

BENCHES = [("st07", "Ben Tran", "Sara Ortiz"), ("st08", "Ana Ruiz", "Tom Weiss")]


def blank_picture(path, shade):
    rows = b"".join(b"\0" + bytes([shade]) * 64 for _ in range(48))

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 48, 8, 0, 0, 0, 0))
                     + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return str(path)


class Bench:
    """One station, its store, and who stands there."""

    def __init__(self, programs, folder, station, receiver, inspector):
        self.programs, self.store = programs, folder / station
        self.name, self.receiver, self.inspector = station, receiver, inspector
        self.pictures = {shade: blank_picture(folder / f"{station}-{shade}.png", shade) for shade in (90, 160)}
        self.count, self.people = {}, {}
        self.items, self.lost, self.missing, self.dear, self.strange = [], None, [], set(), {}
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
        self.people[self.do("session.login", badge=badge, pin=pin)["person"]] = name

    def tap(self, name, prefix=""):
        _, _, badge, pin = next(one for one in PEOPLE if one[0] == name)
        return {prefix + "badge": badge, prefix + "pin": pin}

    def photo(self, subject, role, shade=90):
        self.do("photo.capture", subject=subject, role=role, path=self.pictures[shade])

    # --- the dock -----------------------------------------------------------------------------------------

    def receive(self, number, place):
        """Announced, scanned, accepted, opened, its items labelled, counted and closed; or refused at the door."""
        tracking, brand, other = ups_number(number), BRANDS[number % 2], BRANDS[1 - number % 2]
        items = 2 + (number % 5 < 3)
        lines = [{"sku": f"SKU-{number % 40}", "quantity": items}]
        self.do("parcel.expect", tenant=brand, carrier="ups", tracking=tracking, lines=lines)
        self.do("parcel.scan", raw=tracking)
        if place % 50 == 7:
            self.do("parcel.refuse", parcel="@parcel", reason="crushed and wet")
            return []
        self.do("parcel.accept", parcel="@parcel", pieces=1, outer_condition="intact", weight_g=900 + number)
        self.photo("@parcel", "outer_label")
        self.do("parcel.open", parcel="@parcel")
        self.photo("@parcel", "opened_parcel")
        came = items - (place % 50 == 9)  # once in fifty, one is missing from the box
        strange = place % 50 == 5  # … or something of the other brand lies in it
        lpns = []
        for one in range(came):
            sku, more = f"SKU-{number % 40}", {}
            if strange and one == 0:
                sku = "AF-COAT-9" if number % 2 == 0 else "NW-JACKET-7"
            if place % 50 == 3 and one == 0:
                more = {"zone_class": "high_value", "declared_value_minor": 90000, "currency": "USD"}
            lpns.append(self.do("item.register", parcel="@parcel", sku=sku, category="outerwear", **more)["lpn"])
            self.do("label.print", item="@item")
            self.do("label.verify", item="@item", scanned="@lpn")
            self.photo("@item", "front")
            if more:
                self.dear.add(lpns[-1])
        answers = []
        if strange:
            found = self.do("item.mismatch", item=lpns[0], expected=f"SKU-{number % 40}", found=sku_of(other))
            self.do("discrepancy.assign", item=lpns[0], discrepancy=found["discrepancy"], owner=self.receiver)
            self.do("item.hold", item=lpns[0], hold="discrepancy", reason="goods of another brand")
            self.strange[lpns[0]] = (found["discrepancy"], other)
            answers = [{"line": 1, "resolution": "wrong"}]
        elif came < items:
            answers = [{"line": 1, "resolution": "missing"}]
            self.missing.append(tracking)
        self.do("parcel.reconcile", parcel="@parcel", lines=answers)
        self.do("parcel.close", parcel="@parcel")
        return lpns

    def offer(self, lpns, giver, taker, purpose, **more):
        """Held out by one, taken by the other with her own badge; a third one watches what is of high value."""
        offer = self.do("custody.offer", items=lpns, to=taker, purpose=purpose, **more)["offer"]
        if self.dear & set(lpns):
            self.do("custody.witness", offer="@offer", **self.tap("Mia Stone"))
        self.do("custody.accept", offer="@offer", count=len(lpns), condition_same=True, **self.tap(taker))
        return offer

    def hand_over(self, lpns, wave):
        """All of a wave in one hand-off; every fifth time the inspector first declines, and takes the second one."""
        if wave % 5 == 0:
            self.do("custody.offer", items=lpns, to=self.inspector, purpose="condition review")
            self.do("custody.decline", offer="@offer", reason="a label is folded", **self.tap(self.inspector))
        return self.offer(lpns, self.receiver, self.inspector, "condition review")

    def back_and_forth(self, lpn, brought):
        """One goes back to the receiver, who mends its label, and comes again."""
        self.login(self.inspector)
        self.offer([lpn], self.inspector, self.receiver, "smooth the label", return_of=brought)
        self.login(self.receiver)
        self.offer([lpn], self.receiver, self.inspector, "condition review")

    def review(self, lpn, at):
        """Inspected, graded, decided, and brought to its end."""
        strange, dear = lpn in self.strange, lpn in self.dear
        grade = "D" if at % 60 == 17 else "C" if at % 25 == 7 else "A"
        if strange or dear:
            grade = "A"
        condition = {"D": "damaged", "C": "non_conformant"}.get(grade, "conformant")
        self.do("item.inspect", item=lpn, result="conformant")
        self.do("item.grade", item=lpn, grade=grade, condition=condition)
        if strange:
            self.send_to_its_brand(lpn)
        elif dear:
            self.store_and_restock(lpn, at)
        elif grade == "D":
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
            self.do("item.finalize", item=lpn, kind="restock", bin=f"A-{at % 90}")

    def send_to_its_brand(self, lpn):
        """Goods of another brand wait for a word of both, and go where they belong."""
        discrepancy, other = self.strange[lpn]
        self.refused("hold", "item.decide", item=lpn, route="restock")
        self.do("item.release", item=lpn, hold="discrepancy", reason="both brands were asked", **self.tap("Lee Park"))
        self.do("item.decide", item=lpn, route="vendor_return", reason=f"it is {other}'s")
        self.do("item.approve", item=lpn, **self.tap("Lee Park"))
        self.refused("hold", "item.finalize", item=lpn, kind="vendor_return", consignee=other)
        self.do("discrepancy.resolve", item=lpn, discrepancy=discrepancy, resolution=f"it is {other}'s")
        self.do("item.finalize", item=lpn, kind="vendor_return", consignee=other)

    def store_and_restock(self, lpn, at):
        """What is of high value lies in its own zone, and moves before a third person."""
        watched = self.tap("Mia Stone", "witness_")
        self.refused("zone", "zone.enter", item=lpn, zone="S-1")
        self.do("zone.enter", zone="HV-1")
        self.refused("G3", "zone.enter", item=lpn, zone="HV-1")
        self.do("zone.enter", item=lpn, zone="HV-1", bin="H-1", **watched)
        self.do("zone.leave", item=lpn, zone="HV-1", **watched)
        self.do("zone.leave", zone="HV-1")
        self.refused("G3", "item.decide", item=lpn, route="restock", reason="as new")
        self.do("item.decide", item=lpn, route="restock", reason="as new", **watched)
        self.do("item.approve", item=lpn, **self.tap("Lee Park"))
        self.do("item.finalize", item=lpn, kind="restock", bin=f"A-{at % 90}")

    def mishaps(self, lpns):
        """Once at each bench: an item is lost and found, and the seal of a tote is found to be another one."""
        self.lost = lpns[0]
        self.do("item.declare_missing", item=self.lost, search="bench, floor, both totes")
        self.do("item.found", item=self.lost, place="under the conveyor")
        for lpn in lpns[1:3]:
            self.do("container.add", item=lpn, container="TOTE-1")
        self.do("seal.apply", container="TOTE-1", seal="S0001")
        self.refused("seal", "container.remove", item=lpns[1], container="TOTE-1")
        broken = self.do("seal.verify", container="TOTE-1", seal="S0009", viewed=True, tugged=True, twisted=True)
        assert broken["intact"] is False
        self.do("seal.break", container="TOTE-1", reason="number differs; looked inside together", authorised=True)
        for lpn in lpns[1:3]:
            self.do("container.remove", item=lpn, container="TOTE-1")
        for lpn in lpns[1:3]:  # else they could not end today
            for one in self.do("show", item=lpn)["discrepancies"]:
                self.do("discrepancy.resolve", item=lpn, discrepancy=one["discrepancy"],
                        resolution="the number was misread")

    def day(self, numbers):
        for name, *_ in PEOPLE:
            self.login(name)
        self.login("Lee Park")
        self.do("seal.issue", first="S0001", last="S0050")
        self.do("seal.destroy", seal="S0002", reason="bent")
        self.do("zone.define", zone="HV-1", **{"class": "high_value"}, keeper="Mia Stone", cameras=["cam-7"])
        self.do("zone.define", zone="S-1", capacity=40)
        for wave, start in enumerate(range(0, len(numbers), WAVE)):
            self.login(self.receiver)
            lpns = [lpn for place in range(start, min(start + WAVE, len(numbers)))
                    for lpn in self.receive(numbers[place], place)]
            brought = self.hand_over(lpns, wave)
            if wave == 0:
                self.back_and_forth(lpns[3], brought)
            self.do("session.logout")
            self.login(self.inspector)
            if wave == 0:
                self.mishaps(lpns)
            for lpn in lpns:
                self.review(lpn, len(self.items))
                self.items.append(lpn)
            self.do("session.logout")
        self.close()

    def close(self):
        """A supervisor answers what can be answered today."""
        self.login("Lee Park")
        for tracking in self.missing:
            for one in self.do("show", parcel=tracking)["discrepancies"]:
                self.do("discrepancy.resolve", parcel=tracking, discrepancy=one["discrepancy"],
                        resolution="the brand was told", reason="it was not in the box")

    # --- the evening --------------------------------------------------------------------------------------

    def compare(self, what, found, expected):
        print(f"  {what:<42}{found}")
        if found != expected:
            sys.exit(f"{self.name}: {what}: {found}, expected {expected}")

    def evening(self, expected):
        """Each thing as it stands, and each lane as its ledger tells it, against what the day must have given."""
        print(self.name)
        holes, rejected, open_ends, discrepancies = [], set(), 0, 0
        self.compare("items", len(self.items), len(expected.items))
        for lpn, item in zip(self.items, expected.items):
            shown = self.do("show", item=lpn)
            chain = shown["chain"]
            stands = {key: shown[key] for key in ("sku", "process", "grade", "final", "custody", "held_by", "zone",
                                                  "container", "holds", "offer")}
            must = {"sku": item["sku"], "process": "final", "grade": item["grade"], "final": item["final"],
                    "custody": "released", "held_by": None, "zone": "", "container": "", "holds": [], "offer": None}
            if stands != must:
                sys.exit(f"{self.name}: {lpn}, {item['name']}: {stands}, expected {must}")
            holes += [(lpn, hole["why"]) for hole in chain["holes"]]
            open_ends += sum(hole["until"] is None for hole in chain["holes"])
            discrepancies += sum(one["open"] for one in shown["discrepancies"])
            if any(flaw["weight"] == "reject" for flaw in chain["flaws"]):
                rejected.add((item["brand"], item["name"]))
            for before, after in zip(chain["keepings"], chain["keepings"][1:]):
                if before["until"] != after["from"] and not chain["holes"]:
                    sys.exit(f"{self.name}: {lpn} is in nobody's hands between {before} and {after}")
        self.compare("holes in a chain, all declared", holes, [(self.lost, "declared missing")])
        self.compare("holes without an end", open_ends, 0)
        self.compare("chains a court would look at twice", sorted(rejected), sorted(expected.flawed))
        self.compare("discrepancies of items still open", discrepancies, 0)
        late = self.do("show", overdue=True)
        self.compare("offers nobody answered", late["offers"], [])
        self.compare("limits passed", late["overdue"], [])
        self.compare("seals", self.do("show", seals=True)["seals"],
                     [{"first": "S0001", "last": "S0050", "class": "bag", "issued": 50, "used": 1, "destroyed": 1,
                       "left": 48, "gaps": []}])
        self.compare("zones", [(z["zone"], z["class"], z["items"], z["inside"])
                               for z in self.do("show", zones=True)["zones"]],
                     [("HV-1", "high_value", 0, []), ("S-1", "standard", 0, [])])
        self.process.stdin.close()
        self.process.wait(timeout=60)
        self.admin("fsck")
        self.lanes(expected)

    def lanes(self, expected):
        """Each brand's lane, event by event; and as EPCIS 2.0, a file for each."""
        listed = subprocess.run([self.programs / "custody-admin", "tenant", "list", "--data", self.store],
                                capture_output=True, text=True, check=True).stdout
        pictures = {shade: Path(path).read_bytes() for shade, path in self.pictures.items()}
        rows = []
        for at, line in enumerate(listed.splitlines()):
            _, brand, key = line.split("\t")[:3]
            lane, out = key.split("+")[0], self.store.parent / f"{self.name}-{at + 1}"
            self.admin("export", "--lane", lane, "--format", "epcis", "--out", f"{out}.epcis")
            self.admin("export", "--lane", lane, "--format", "json", "--out", f"{out}.json")
            found = rows_of(json.loads(Path(f"{out}.json").read_text()), self.people, pictures)
            if wrong := difference(found, expected.rows[brand]):
                sys.exit(f"{self.name}, {brand}: {wrong}")
            rows += found
        wanted = [row for brand in BRANDS for row in expected.rows[brand]]

        def tally(of, kind, key=None):
            table = {}
            for _, type_, _, facts in of:
                if type_.startswith(kind):
                    name = type_ + (f" {facts[key]}" if key else "")
                    table[name] = table.get(name, 0) + 1
            return dict(sorted(table.items()))

        for kind, key in (("parcel.", None), ("custody.", None), ("seal.", None), ("zone.", None),
                          ("item.final", None), ("item.graded", "grade"), ("discrepancy.", None),
                          ("transition.denied", "rule")):
            self.compare(kind, tally(rows, kind, key), tally(wanted, kind, key))
        count = tally(rows, "discrepancy.")
        self.compare("discrepancies opened, resolved", (count["discrepancy.opened"], count["discrepancy.resolved"]),
                     (expected.opened, expected.resolved))
        self.compare("events", len(rows), len(wanted))


def sku_of(brand):
    return {"Northwind Apparel": "NW-JACKET-7", "Alder & Finch": "AF-COAT-9"}[brand]


def main():
    programs, folder = Path(sys.argv[1]), Path(sys.argv[2])
    parcels = int(sys.argv[3]) if len(sys.argv) > 3 else 500
    folder.mkdir(parents=True, exist_ok=True)
    benches = [Bench(programs, folder, *who) for who in BENCHES]
    items = 0
    for bench, numbers in zip(benches, (range(0, parcels // 2), range(parcels // 2, parcels))):
        numbers = list(numbers)
        bench.day(numbers)
        expected = Expected(numbers, bench.receiver, bench.inspector)
        bench.evening(expected)
        items += len(expected.items)
    print(f"{parcels} parcels, {items} items: as expected")


if __name__ == "__main__":
    main()
