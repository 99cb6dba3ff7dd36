-- What the station last noted about itself in its spine, so that it notes each change once: `boot` and `clock`,
-- `configuration` (a digest of it) and `environment` (the leaf that says it), `head <lane>` (its size).
CREATE TABLE noted(what TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
