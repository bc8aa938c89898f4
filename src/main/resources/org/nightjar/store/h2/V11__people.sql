-- What the analyst says of who is who, and what a detection knew of each user.

CREATE TABLE people (
    -- 'merge': subject and said are users, the first a part of the second; else what the alias is of: 'user', 'address',
    -- 'account' or 'key'
    kind    VARCHAR(20) NOT NULL,
    subject VARCHAR NOT NULL,
    said    VARCHAR NOT NULL,
    PRIMARY KEY (kind, subject)
);

-- what was said, step by step, so that it can be taken back; steps taken back are not here any more
CREATE TABLE people_change (
    step     INTEGER NOT NULL,
    in_order INTEGER NOT NULL,
    kind     VARCHAR(20) NOT NULL,
    subject  VARCHAR NOT NULL,
    before   VARCHAR NOT NULL,
    after    VARCHAR NOT NULL,
    PRIMARY KEY (step, in_order)
);

-- sums over each user's events when they were last detected in: where they differ now, findings are out of date
CREATE TABLE user_basis (
    user_id VARCHAR PRIMARY KEY,
    events  BIGINT NOT NULL,
    people  BIGINT NOT NULL,
    facts   BIGINT NOT NULL
);
