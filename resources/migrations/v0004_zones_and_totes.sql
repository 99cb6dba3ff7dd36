-- Zones, totes, seals, counts and policies as they stand (folds of the spine's and the brands' leaves), and where
-- each item lies. `kind` and `name` are the site's own words; what a row says is sealed.
CREATE TABLE fixture(
    kind TEXT NOT NULL, name TEXT NOT NULL, state_ct BLOB NOT NULL,
    PRIMARY KEY(kind, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE located(
    subject BLOB PRIMARY KEY, zone TEXT NOT NULL, container TEXT NOT NULL, since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX located_zone ON located(zone);
CREATE INDEX located_container ON located(container);
