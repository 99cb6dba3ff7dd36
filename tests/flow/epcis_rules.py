#!/usr/bin/env python3
# SPDX-FileCopyrightText: Custody Station authors
# SPDX-License-Identifier: Apache-2.0
"""Checks EPCIS 2.0 documents: GS1's schema, where it is named, and what CBV says beyond it.

    tests/flow/epcis_rules.py [--schema EPCIS-JSON-Schema.json] FILE…

Exit code 1 names the first event that breaks a rule.
"""
import json
import sys


def broken(event, rule):
    sys.exit(f"{rule}\n{json.dumps(event, indent=1)}")


def check(events):
    steps = {}  # by thing: the business steps it went through
    told = {}  # by event id: the event, as it was first told
    never = {event["eventID"] for event in events
             if event.get("errorDeclaration", {}).get("reason") == "did_not_occur"}
    for event in events:
        step, declared = event["bizStep"], event.get("errorDeclaration")
        if "eventID" not in event:
            broken(event, "an event without an id can never be declared wrong")
        if declared:
            plain = {key: value for key, value in event.items() if key != "errorDeclaration"}
            if told.get(event["eventID"]) != plain:
                broken(event, "a declaration repeats the original event, with its id")
            if declared.get("reason") == "did_not_occur" and declared.get("correctiveEventIDs"):
                broken(event, "what did not occur has no correction")
            continue
        if event["eventID"] in told:
            broken(event, "one id, two events")
        told[event["eventID"]] = event
        if step == "receiving":
            broken(event, "arriving and accepting are told apart, so receiving is never said")
        if step == "encoding" and event["type"] != "TransactionEvent":
            broken(event, "encoding belongs to transactions")
        if (step == "destroying") != (event.get("disposition") == "destroyed"):
            broken(event, "destroyed is what destroying leads to, and nothing else")
        kept = event.get("persistentDisposition", {})
        if (step == "commissioning") != ("returned" in kept.get("set", [])):
            broken(event, "goods are returned from the moment they have an identity")
        if "returned" in kept.get("unset", []) and step != "stocking":
            broken(event, "goods stop being returned when they are stock again")
        for end, parties in (("source", event.get("sourceList", [])), ("destination", event.get("destinationList", []))):
            for party in parties:
                if party["type"] != "possessing_party":
                    broken(event, f"the {end} of a hand-off is who possesses; the brand owns throughout")
        for thing in event.get("epcList", []):
            steps.setdefault(thing, []).append(step)
            if "shipping" in steps[thing] and {"departing", "loading", "staging_outbound"} & set(steps[thing]):
                broken(event, "shipping is the whole of which departing is a part")
            if event["eventID"] in never:
                steps[thing].pop()
            elif "destroying" in steps[thing][:-1]:
                broken(event, "nothing follows destruction")
    for event in told.values():
        for child in event.get("childEPCs", []):
            if child.startswith("urn:uuid:") and child not in steps:
                broken(event, f"{child} came out of a box and has no event of its own")


def main():
    words = sys.argv[1:]
    validator = None
    if words[0] == "--schema":
        import jsonschema
        with open(words[1], encoding="utf-8") as file:
            schema = json.load(file)
        validator = jsonschema.validators.validator_for(schema)(schema)
        words = words[2:]
    for path in words:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        if validator:
            for error in validator.iter_errors(document):
                sys.exit(f"{path}: {error.message[:2000]}")
        events = document["epcisBody"]["eventList"]
        if not events:
            sys.exit(f"{path}: no event in it")
        check(events)
        print(f"{path}: {len(events)} events")


if __name__ == "__main__":
    main()
