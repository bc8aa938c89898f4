-- Rejects keep their bytes, records that contradict an event are listed, and items say who read them.

-- version of the parser that read an item
CREATE TABLE item_parser (
    evidence_id INTEGER PRIMARY KEY REFERENCES evidence_item (id) ON DELETE CASCADE,
    version     VARCHAR(20) NOT NULL
);

-- the bytes of those rejects that have some of their own
CREATE TABLE reject_content (
    reject_id   BIGINT PRIMARY KEY REFERENCES reject (id) ON DELETE CASCADE,
    -- length of what was rejected
    whole_bytes BIGINT NOT NULL,
    -- its first bytes, or all
    content     VARBINARY NOT NULL
);

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
