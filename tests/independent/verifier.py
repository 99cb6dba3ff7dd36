#!/usr/bin/env python3
# SPDX-FileCopyrightText: Custody Station authors
# SPDX-License-Identifier: Apache-2.0
"""A second opinion on what leaves a station, written from the public specifications (C2SP tlog-tiles,
tlog-checkpoint, signed-note; RFC 6962; RFC 8032; RFC 8949) with Python's standard library alone.

    verifier.py tiles FOLDER VKEY     a lane as tlog-tiles: every entry, tile, root and the signature
    verifier.py json FILE VKEY        evidence in JSON: every inclusion, digest and the signature

Prints one line and exits 0, or says what is wrong and exits 1."""
import base64
import hashlib
import json
import os
import sys


def sha256(data):
    return hashlib.sha256(data).digest()


class Wrong(Exception):
    pass


# ---- Ed25519 (RFC 8032, section 6) --------------------------------------------------------------------------
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(a, b):
    s, t = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = t - s, d - c, d + c, t + s
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, point):
    out = (0, 1, 1, 0)
    while n:
        if n & 1:
            out = add(out, point)
        point = add(point, point)
        n >>= 1
    return out


def x_of(y, sign):
    if y >= P:
        raise Wrong("not a point of the curve")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        raise Wrong("not a point of the curve")
    return P - x if x & 1 != sign else x


def point_of(raw):
    y = int.from_bytes(raw, "little")
    x = x_of(y & (2**255 - 1), y >> 255)
    y &= 2**255 - 1
    return x, y, 1, x * y % P


def ed25519_verifies(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    s = int.from_bytes(signature[32:], "little")
    if s >= L:
        return False
    base_y = 4 * pow(5, P - 2, P) % P
    base_x = x_of(base_y, 0)
    base = (base_x, base_y, 1, base_x * base_y % P)
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = times(s, base), add(point_of(signature[:32]), times(h, point_of(key)))
    return not ((left[0] * right[2] - right[0] * left[2]) % P or (left[1] * right[2] - right[1] * left[2]) % P)


# ---- the signed note ----------------------------------------------------------------------------------------
def open_checkpoint(note, vkey):
    """(size, root) of a checkpoint that this key signed."""
    name, key_id, key = vkey.split("+", 2)
    key = base64.b64decode(key, validate=True)
    if sha256(name.encode() + b"\n" + key)[:4].hex() != key_id or key[0] != 1:
        raise Wrong("this is not a log's verifier key")
    text, _, signatures = note.rpartition("\n\n")
    text += "\n"
    origin, size, root = text.split("\n")[:3]
    if origin != name or text != f"{origin}\n{size}\n{root}\n" or size != str(int(size)):
        raise Wrong("the checkpoint is not three lines of that log")
    for line in signatures.splitlines():
        dash, who, raw = line.split(" ")
        raw = base64.b64decode(raw, validate=True)
        if dash == "\u2014" and who == name and raw[:4].hex() == key_id:
            if not ed25519_verifies(key[1:], text.encode(), raw[4:]):
                raise Wrong("the log's signature does not verify")
            return int(size), base64.b64decode(root, validate=True)
    raise Wrong("the log did not sign this checkpoint")


# ---- the tree -----------------------------------------------------------------------------------------------
def leaf_hash(entry):
    return sha256(b"\0" + entry)


def node_hash(left, right):
    return sha256(b"\1" + left + right)


def tree_hash(hashes):
    """MTH over nodes that are already hashed."""
    if not hashes:
        return sha256(b"")
    if len(hashes) == 1:
        return hashes[0]
    k = 1
    while 2 * k < len(hashes):
        k *= 2
    return node_hash(tree_hash(hashes[:k]), tree_hash(hashes[k:]))


def root_of_inclusion(index, size, leaf, proof):
    """RFC 9162, section 2.1.3.2."""
    if index >= size:
        raise Wrong("an index lies beyond the tree")
    fn, sn, r = index, size - 1, leaf
    for p in proof:
        if sn == 0:
            raise Wrong("an inclusion proof is too long")
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    if sn:
        raise Wrong("an inclusion proof is too short")
    return r


# ---- tiles --------------------------------------------------------------------------------------------------
def tile_name(n, width):
    groups = ["%03d" % (n % 1000)]
    while n >= 1000:
        n //= 1000
        groups.insert(0, "x%03d" % (n % 1000))
    return "/".join(groups) + ("" if width == 256 else ".p/%d" % width)


def read(folder, path):
    with open(os.path.join(folder, path), "rb") as file:
        return file.read()


def check_tiles(folder, vkey):
    size, root = open_checkpoint(read(folder, "checkpoint").decode(), vkey)
    hashes = []
    for n in range((size + 255) // 256):
        width = min(256, size - 256 * n)
        path = "tile/entries/" + tile_name(n, width)
        bundle, at = read(folder, path), 0
        for _ in range(width):
            length = int.from_bytes(bundle[at : at + 2], "big")
            entry = bundle[at + 2 : at + 2 + length]
            if len(bundle) < at + 2 or len(entry) != length:
                raise Wrong(path + " is cut short")
            hashes.append(leaf_hash(entry))
            at += 2 + length
        if at != len(bundle):
            raise Wrong(path + " holds more than its entries")
    if tree_hash(hashes) != root:
        raise Wrong("the entries do not give the signed root")
    level = 0
    while hashes:
        above = []
        for n in range((len(hashes) + 255) // 256):
            part = hashes[256 * n : 256 * n + 256]
            path = f"tile/{level}/" + tile_name(n, len(part))
            if read(folder, path) != b"".join(part):
                raise Wrong(path + " is not what lies below it")
            if len(part) == 256:
                above.append(tree_hash(part))
        hashes, level = above, level + 1
    return f"{size} entries"


# ---- evidence in JSON ---------------------------------------------------------------------------------------
def check_json(path, vkey):
    with open(path, encoding="utf-8") as file:
        evidence = json.load(file)
    raw = lambda text: base64.b64decode(text, validate=True)
    size, root = open_checkpoint(evidence["checkpoint"]["note"], vkey)
    previous, shown = None, 0
    for event in evidence["events"]:
        entry = raw(event["entry"])
        if leaf_hash(entry) != raw(event["leaf_hash"]):
            raise Wrong(f"event {event['index']}: another leaf hash")
        proof = [raw(hash) for hash in event["inclusion"]]
        if root_of_inclusion(event["index"], size, leaf_hash(entry), proof) != root:
            raise Wrong(f"event {event['index']}: its proof leads to another root")
        if previous and previous not in entry:
            raise Wrong(f"event {event['index']}: it does not name the event before it")
        previous = leaf_hash(entry) if evidence["subject"]["kind"] != "lane" else None
        for field in event["fields"]:
            disclosure = raw(field["disclosure"])
            if sha256(b"wcs/disclosure/v1\n" + disclosure) not in entry:
                raise Wrong(f"event {event['index']}: {field['name']} was not recorded")
            if field["name"].encode() not in disclosure:
                raise Wrong(f"event {event['index']}: {field['name']} is another field")
            if isinstance(field["value"], str) and field["value"].encode() not in disclosure:
                if not field["value"].startswith("base64:"):
                    raise Wrong(f"event {event['index']}: {field['name']} has another value")
            shown += 1
    return f"{len(evidence['events'])} events, {shown} fields"


if __name__ == "__main__":
    try:
        kind, where, key = sys.argv[1:]
        print("verifies: " + {"tiles": check_tiles, "json": check_json}[kind](where, key))
    except (Wrong, OSError, ValueError, KeyError) as wrong:
        print(f"does not verify: {wrong}")
        sys.exit(1)
