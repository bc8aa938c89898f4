-- What became of the records of each entry of an item that has entries with paths of their own, in the order of reading: the sums over
-- an item's rows are the counts of the item. Items that were read before this table have no rows here until they are read again.
CREATE TABLE entry_count (
    evidence_id INTEGER NOT NULL REFERENCES evidence_item (id),
    in_order    INTEGER NOT NULL,
    entry       VARCHAR NOT NULL,
    stored      BIGINT NOT NULL,
    duplicates  BIGINT NOT NULL,
    rejected    BIGINT NOT NULL
);
