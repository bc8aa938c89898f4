-- Entries that came as gzip are kept as they came: see "gzip_block" in src/site/markdown/formats/case.md.

CREATE TABLE gzip_block (
    first_row   BIGINT NOT NULL,
    part        INTEGER NOT NULL,
    row_count   INTEGER NOT NULL,
    evidence_id INTEGER NOT NULL REFERENCES evidence_item (id),
    -- where each record stands in the inflated data; only in part 0
    places      VARBINARY NOT NULL,
    data        VARBINARY NOT NULL,
    PRIMARY KEY (first_row, part)
);
