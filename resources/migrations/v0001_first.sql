-- The station's store. Everything that tells of a person or a parcel is sealed before it reaches a row.

-- The ledger: one lane per tenant, and the spine (tenant NULL) for what concerns the station itself.
CREATE TABLE lane(
    id INTEGER PRIMARY KEY,
    origin TEXT NOT NULL UNIQUE,
    tenant BLOB,
    epoch INTEGER NOT NULL DEFAULT 1,
    state INTEGER NOT NULL DEFAULT 0,
    size INTEGER NOT NULL DEFAULT 0,
    beacon_hash BLOB,
    beacon_time INTEGER
) STRICT;
CREATE TABLE leaf(
    lane INTEGER NOT NULL REFERENCES lane(id),
    idx INTEGER NOT NULL,
    event_id BLOB NOT NULL UNIQUE,
    entry_ct BLOB NOT NULL,
    leaf_hash BLOB NOT NULL,
    PRIMARY KEY(lane, idx)
) STRICT, WITHOUT ROWID;
CREATE TABLE node(
    lane INTEGER NOT NULL, lvl INTEGER NOT NULL, idx INTEGER NOT NULL, h BLOB NOT NULL,
    PRIMARY KEY(lane, lvl, idx)
) STRICT, WITHOUT ROWID;
CREATE TABLE head(
    lane INTEGER NOT NULL, size INTEGER NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY(lane, size)
) STRICT, WITHOUT ROWID;
CREATE TABLE receipt(
    lane INTEGER NOT NULL, size INTEGER NOT NULL, cosigner TEXT NOT NULL, line TEXT NOT NULL, ts INTEGER NOT NULL,
    PRIMARY KEY(lane, size, cosigner)
) STRICT, WITHOUT ROWID;
CREATE TABLE quarantine(
    lane INTEGER NOT NULL, at INTEGER NOT NULL, why TEXT NOT NULL, evidence TEXT NOT NULL
) STRICT;

-- What may one day be deleted: the disclosed fields and the photos of a subject, under its own key.
CREATE TABLE subject_key(subject BLOB PRIMARY KEY, key_id BLOB NOT NULL, owner TEXT NOT NULL, wrap BLOB NOT NULL) STRICT;
CREATE TABLE payload(event_id BLOB PRIMARY KEY, key_id BLOB NOT NULL, ct BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE photo(
    id BLOB PRIMARY KEY, size INTEGER NOT NULL, lane INTEGER NOT NULL, idx INTEGER NOT NULL, event_id BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What waits for the cloud's receipt.
CREATE TABLE outbox(
    lane INTEGER NOT NULL, idx INTEGER NOT NULL, claimed_ms INTEGER NOT NULL,
    PRIMARY KEY(lane, idx)
) STRICT, WITHOUT ROWID;

-- Projections: caches of the leaves, rebuildable from them.
CREATE TABLE thing(
    subject BLOB PRIMARY KEY, lane INTEGER NOT NULL, kind INTEGER NOT NULL, parcel BLOB NOT NULL,
    last_leaf BLOB, state_ct BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE event_of(
    subject BLOB NOT NULL, lane INTEGER NOT NULL, idx INTEGER NOT NULL,
    PRIMARY KEY(subject, lane, idx)
) STRICT, WITHOUT ROWID;
CREATE TABLE lookup(
    bi BLOB NOT NULL, subject BLOB NOT NULL,
    PRIMARY KEY(bi, subject)
) STRICT, WITHOUT ROWID;
CREATE TABLE holding(subject BLOB PRIMARY KEY, person BLOB NOT NULL, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX holding_person ON holding(person, since);
CREATE TABLE offer(id BLOB PRIMARY KEY, parcel BLOB NOT NULL, open INTEGER NOT NULL, state_ct BLOB NOT NULL) STRICT, WITHOUT ROWID;
-- Per hour since 1970, because a day begins at another hour in every time zone.
CREATE TABLE tally(hour INTEGER NOT NULL, what TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(hour, what)) STRICT, WITHOUT ROWID;

-- The roster: who may act here. Names and PIN hashes are sealed; a badge is only a keyed hash.
CREATE TABLE tenant(id BLOB PRIMARY KEY, record_ct BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE person(
    id BLOB PRIMARY KEY, record_ct BLOB NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0, locked_until INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE badge(token BLOB PRIMARY KEY, person BLOB NOT NULL REFERENCES person(id)) STRICT, WITHOUT ROWID;

-- A command told twice gets its first answer again. Sealed: an answer names tracking numbers and LPNs.
CREATE TABLE answer(command BLOB PRIMARY KEY, answer_ct BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TRIGGER leaf_stays BEFORE UPDATE ON leaf BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER leaf_kept BEFORE DELETE ON leaf BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER node_stays BEFORE UPDATE ON node BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER node_kept BEFORE DELETE ON node BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER head_stays BEFORE UPDATE ON head BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER head_kept BEFORE DELETE ON head BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER receipt_stays BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER receipt_kept BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'append-only'); END;
