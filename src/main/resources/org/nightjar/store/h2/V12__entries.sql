-- What members of archives hold, inflated, as they were read: in the order in which they stand in the item.
CREATE TABLE entry_hash (
    evidence_id INTEGER NOT NULL REFERENCES evidence_item (id),
    in_order    INTEGER NOT NULL,
    entry       VARCHAR NOT NULL,
    -- lower-case hex
    sha256      VARCHAR(64) NOT NULL,
    size_bytes  BIGINT NOT NULL,
    -- why that is not all of it, or ''
    broken      VARCHAR NOT NULL
);

-- What a check of CloudTrail digests needs of items that it has read, so that it need not read them again: the digests,
-- entries that break off, and which items those are. An item that is read again loses its row here.
CREATE TABLE digest_file (
    evidence_id INTEGER NOT NULL REFERENCES evidence_item (id),
    in_order    INTEGER NOT NULL,
    entry       VARCHAR NOT NULL,
    -- lower-case hex, of the bytes in the block
    sha256      VARCHAR(64) NOT NULL,
    content     VARBINARY NOT NULL
);

CREATE TABLE broken_entry (
    evidence_id INTEGER NOT NULL REFERENCES evidence_item (id),
    entry       VARCHAR NOT NULL,
    sentence    VARCHAR NOT NULL
);

CREATE TABLE digest_read (
    evidence_id INTEGER PRIMARY KEY
);
