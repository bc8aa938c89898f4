-- Rejects of an item beyond the limit "rejects": place, reason and sentence of each, many a row, without their bytes.

CREATE TABLE reject_block (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    evidence_id    INTEGER NOT NULL REFERENCES evidence_item (id),
    -- the rows of reject up to this one come before
    after_reject   BIGINT NOT NULL,
    reject_count   INTEGER NOT NULL,
    -- how many of them contradict an event
    conflict_count INTEGER NOT NULL,
    data           VARBINARY NOT NULL
);
