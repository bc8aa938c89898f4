-- Runs of detection with what made their findings, findings that a later run superseded, what the analyst thinks of them,
-- and what each kind of finding adds to an incident's score.

CREATE TABLE detection_run (
    number    INTEGER PRIMARY KEY,
    time      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    events    BIGINT NOT NULL,
    -- JSON: baselineFrom, baselineTo, incidentFrom, incidentTo ('' if not chosen), leftOutUsers
    scope     VARCHAR NOT NULL,
    -- rules and lists with their SHA-256, or ''
    inputs    VARCHAR NOT NULL,
    findings  INTEGER NOT NULL,
    incidents INTEGER NOT NULL
);

-- of the last runs but the newest, whose findings stand in the table finding
CREATE TABLE superseded_finding (
    run          INTEGER NOT NULL,
    best_first   INTEGER NOT NULL,
    id           VARCHAR(64) NOT NULL,
    detector     VARCHAR(60) NOT NULL,
    title        VARCHAR NOT NULL,
    severity     VARCHAR(10) NOT NULL,
    score        DOUBLE PRECISION NOT NULL,
    user_id      VARCHAR NOT NULL,
    window_start TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    window_end   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    event_count  INTEGER NOT NULL,
    -- JSON, as in the table finding
    explanation  VARCHAR NOT NULL,
    PRIMARY KEY (run, best_first)
);

-- rows are only ever added; the rows of one number were given their state together
CREATE TABLE triage_step (
    number       INTEGER NOT NULL,
    in_order     INTEGER NOT NULL,
    time         TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    -- a finding's id, or 'incident', its user and its first moment
    subject      VARCHAR NOT NULL,
    -- '' for an incident
    detector     VARCHAR(60) NOT NULL,
    title        VARCHAR NOT NULL,
    user_id      VARCHAR NOT NULL,
    window_start TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    window_end   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    -- new, under-review, confirmed or dismissed
    state        VARCHAR(20) NOT NULL,
    reason       VARCHAR NOT NULL,
    -- number of the step that this one takes back, or 0
    undoes       INTEGER NOT NULL,
    PRIMARY KEY (number, in_order)
);

CREATE TABLE incident_part (
    incident     INTEGER NOT NULL,
    in_order     INTEGER NOT NULL,
    aspect       VARCHAR(20) NOT NULL,
    words        VARCHAR NOT NULL,
    decades      DOUBLE PRECISION NOT NULL,
    score_so_far DOUBLE PRECISION NOT NULL,
    -- one a line
    finding_ids  VARCHAR NOT NULL,
    PRIMARY KEY (incident, in_order)
);
