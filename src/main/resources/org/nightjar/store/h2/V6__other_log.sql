-- Entries that are logs which Nightjar tells by their content but does not read: no events and no rejects.

CREATE TABLE other_log (
    evidence_id INTEGER NOT NULL REFERENCES evidence_item (id),
    entry       VARCHAR NOT NULL,
    -- for people, such as 'GuardDuty findings'
    kind        VARCHAR NOT NULL
);
