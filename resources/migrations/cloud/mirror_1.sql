CREATE TABLE station (
    origin TEXT PRIMARY KEY,
    vkey TEXT NOT NULL,
    enrolled_ms INTEGER NOT NULL
);
CREATE TABLE lane (
    id INTEGER PRIMARY KEY,
    origin TEXT NOT NULL UNIQUE,
    origin_hash TEXT NOT NULL UNIQUE,
    pending_size INTEGER NOT NULL,
    pending_root BLOB NOT NULL,
    next_entry INTEGER NOT NULL,
    cosigned_size INTEGER NOT NULL,
    cosigned_note TEXT NOT NULL,
    cosignature TEXT NOT NULL
);
CREATE TABLE pending (
    lane INTEGER NOT NULL REFERENCES lane (id),
    size INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (lane, size)
);
CREATE TABLE entry (
    lane INTEGER NOT NULL REFERENCES lane (id),
    idx INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (lane, idx)
);
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    origin TEXT NOT NULL,
    text_hash BLOB NOT NULL UNIQUE,
    why TEXT NOT NULL,
    request TEXT NOT NULL,
    known TEXT NOT NULL
);
