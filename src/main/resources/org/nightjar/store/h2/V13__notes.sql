-- Tags and notes: the steps in which the analyst said them. Rows are only ever added.

CREATE TABLE annotation_step (
    number INTEGER PRIMARY KEY,
    time   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    -- tag, untag, note or retract
    action VARCHAR(10) NOT NULL,
    -- the tag, or what the note says from now on
    text   VARCHAR(10000) NOT NULL,
    -- what the note said until then
    before VARCHAR(10000) NOT NULL,
    -- number of the note's first step; 0 for tags
    note   INTEGER NOT NULL,
    -- number of the step that this one takes back, or 0
    undoes INTEGER NOT NULL
);

CREATE TABLE annotation_subject (
    number   INTEGER NOT NULL,
    in_order INTEGER NOT NULL,
    -- event, time, user or finding
    kind     VARCHAR(10) NOT NULL,
    -- an event's id, an instant in ISO 8601, a user's or a finding's id
    subject  VARCHAR(2048) NOT NULL,
    PRIMARY KEY (number, in_order)
);
