-- When each step of people_change was said, and which it takes back. From here on no step is removed: one that takes back, or does
-- again, is a step of its own, as of tags and notes. Steps of before this table have no row here; none of them was taken back.

CREATE TABLE people_step (
    step   INTEGER PRIMARY KEY,
    time   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    -- number of the step that this one takes back, or of the taking back that it does again; or 0
    undoes INTEGER NOT NULL
);
