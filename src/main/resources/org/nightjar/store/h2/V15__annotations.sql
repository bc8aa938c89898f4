-- Events that are tagged in one step, a hundred a row, so that a case with hundreds of thousands opens as fast as others; and
-- what a finding was when a note was written on it, by which the note is found again on the same finding of a later run.

CREATE TABLE annotation_event (
    number   INTEGER NOT NULL,
    in_order INTEGER NOT NULL,
    -- how many
    events   INTEGER NOT NULL,
    -- their ids, one a line
    ids      VARCHAR NOT NULL,
    PRIMARY KEY (number, in_order)
);

CREATE TABLE noted_finding (
    -- of the step
    number       INTEGER PRIMARY KEY,
    detector     VARCHAR(60) NOT NULL,
    title        VARCHAR(2048) NOT NULL,
    user_id      VARCHAR(2048) NOT NULL,
    window_start TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    window_end   TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
