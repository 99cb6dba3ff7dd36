-- Keys by month, blind indexes by month, answers that die with their parcel, and erasure.
-- What SQL cannot do (wrapping, indexing and sealing again) app/store/upgrade does right after this step.

-- What the store knows of itself: `root` the id of the keystore's root, `next_root` of the one about to replace
-- it, `keys` how far the keys have come, `disk` what the data lay on when last looked at.
CREATE TABLE meta(name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

-- The parcels an answer tells of; it is sealed under all of their keys.
CREATE TABLE answer_of(
    command BLOB NOT NULL, subject BLOB NOT NULL,
    PRIMARY KEY(command, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_subject ON answer_of(subject);

CREATE INDEX thing_parcel ON thing(parcel);
CREATE INDEX lookup_subject ON lookup(subject);
CREATE INDEX payload_key ON payload(key_id);
CREATE INDEX photo_event ON photo(event_id);
CREATE INDEX event_place ON event_of(lane, idx);
CREATE INDEX subject_owner ON subject_key(owner);
CREATE INDEX subject_key_id ON subject_key(key_id);

-- What was asked to be erased and is not finished: found again after a crash. scope 1 a parcel, 2 a brand,
-- 3 everything whose last event is older than `before`. step 1 asked, 2 rows gone.
CREATE TABLE erasure(
    id INTEGER PRIMARY KEY, scope INTEGER NOT NULL, about BLOB, before INTEGER, basis TEXT NOT NULL,
    step INTEGER NOT NULL
) STRICT;
CREATE TABLE erasure_photo(id BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

-- What was erased: random ids and the erase leaf that says so. Its events stay listed in event_of.
CREATE TABLE erased(
    subject BLOB PRIMARY KEY, kind INTEGER NOT NULL, parcel BLOB NOT NULL, lane INTEGER NOT NULL,
    last_leaf BLOB, leaf BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Legal holds: a parcel or a brand that nothing erases.
CREATE TABLE hold(about BLOB PRIMARY KEY, brand INTEGER NOT NULL, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;
