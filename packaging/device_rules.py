#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes packaging/udev/70-custody-station.rules and packaging/modprobe/custody-station.conf from
resources/devices/*.json. --check compares instead, and names what differs."""
import glob
import json
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RULES = "packaging/udev/70-custody-station.rules"
QUIRKS = "packaging/modprobe/custody-station.conf"
HEAD = ("# Made by packaging/device_rules.py from resources/devices/*.json; change those.\n"
        "# SPDX-License-Identifier: Apache-2.0\n")
ACCESS = 'MODE="0660", GROUP="plugdev", TAG+="uaccess"'
# Whole classes: printers that speak label languages (not IPP alone), smart-card readers.
CLASSES = [("Printers", "*:07010[12]:*"), ("Smart-card readers", "*:0b0000:*")]
HID_QUIRK_IGNORE = 0x0004


def makers():
    for path in sorted(glob.glob(os.path.join(ROOT, "resources/devices/*.json"))):
        with open(path, encoding="utf-8") as file:
            yield from json.load(file)["makers"]


def rules():
    yield HEAD
    yield "# Who sits at the bench (uaccess) and the group plugdev may use the bench's devices.\n"
    yield 'ACTION=="remove", GOTO="custody_station_end"\n'
    yield 'SUBSYSTEM!="usb", GOTO="custody_station_end"\n'
    yield 'ENV{DEVTYPE}!="usb_device", GOTO="custody_station_end"\n'
    for name, interfaces in CLASSES:
        yield f'\n# {name}\nENV{{ID_USB_INTERFACES}}=="{interfaces}", {ACCESS}\n'
    for maker in makers():
        # What is known to be no device of a bench gets no access by its ids.
        devices = [device for device in maker["devices"] if device["driver"] != "none"]
        if not devices and not maker.get("whole_vendor"):
            continue
        yield f'\n# {maker["maker"]}\n'
        vendor = f'ATTR{{idVendor}}=="{maker["vendor"]}"'
        if maker.get("whole_vendor"):
            yield f"{vendor}, {ACCESS}\n"
        for device in devices:
            more = ', ENV{ID_MM_DEVICE_IGNORE}="1"' if "not_a_modem" in device.get("quirks", []) else ""
            yield f'{vendor}, ATTR{{idProduct}}=="{device["product"]}", {ACCESS}{more}\n'
    yield '\nLABEL="custody_station_end"\n'


def quirks():
    ids = [f'0x{maker["vendor"]}:0x{device["product"]}:0x{HID_QUIRK_IGNORE:04x}'
           for maker in makers() for device in maker["devices"]
           if "keyboard_ignored" in device.get("quirks", [])]
    yield HEAD
    yield ("# Badge readers that type: the kernel makes no keyboard of them, so that no badge number reaches a\n"
           "# window or a console before the station has claimed the reader.\n")
    yield f'options usbhid quirks={",".join(ids)}\n'


def main():
    failed = False
    for path, text in ((RULES, "".join(rules())), (QUIRKS, "".join(quirks()))):
        full = os.path.join(ROOT, path)
        if "--check" not in sys.argv:
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as file:
                file.write(text)
        elif not os.path.exists(full) or open(full, encoding="utf-8").read() != text:
            print(f"{path} is not what resources/devices/*.json say; run packaging/device_rules.py")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
