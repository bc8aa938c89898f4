-- Rejects keep their bytes, records that contradict an event are listed, and items say who read them.

-- version of the parser that read the item; null if an older program did
ALTER TABLE evidence_item ADD COLUMN parser VARCHAR(20);

-- length of what was rejected; 0 or null if it has no bytes of its own
ALTER TABLE reject ADD COLUMN content_bytes BIGINT;
-- its first bytes
ALTER TABLE reject ADD COLUMN content VARBINARY;
-- serves: the rejects of an item that is read again
CREATE INDEX reject_evidence ON reject (evidence_id);

-- a rejected record with the id of an event that says something else
CREATE TABLE conflict (
    reject_id BIGINT PRIMARY KEY REFERENCES reject (id) ON DELETE CASCADE,
    event_id  VARCHAR NOT NULL
);

-- what each record of an event block says, as a 64-bit hash; 0 if it cannot be compared
CREATE TABLE content_hash (
    first_row   BIGINT PRIMARY KEY,
    row_count   INTEGER NOT NULL,
    evidence_id INTEGER NOT NULL REFERENCES evidence_item (id),
    data        VARBINARY NOT NULL
);
