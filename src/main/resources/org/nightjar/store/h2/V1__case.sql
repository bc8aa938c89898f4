-- A case. Times are UTC. See src/site/markdown/formats/case.md for what the blocks hold.

CREATE TABLE setting (
    name    VARCHAR(200) PRIMARY KEY,
    content VARCHAR NOT NULL
);

CREATE TABLE evidence_item (
    id          INTEGER PRIMARY KEY,
    path        VARCHAR NOT NULL,
    sha256      VARCHAR(64) NOT NULL,
    size_bytes  BIGINT NOT NULL,
    imported_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    stored      BIGINT NOT NULL,
    duplicates  BIGINT NOT NULL,
    rejected    BIGINT NOT NULL,
    -- 'in-progress' while the item is being read: such an item is taken back when the case is opened
    status      VARCHAR(20) NOT NULL,
    message     VARCHAR NOT NULL
);
-- serves: was this file imported before?
CREATE INDEX evidence_item_sha256 ON evidence_item (sha256);

CREATE TABLE reject (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    evidence_id  INTEGER NOT NULL REFERENCES evidence_item (id),
    entry        VARCHAR NOT NULL,
    record_index BIGINT NOT NULL,
    byte_offset  BIGINT NOT NULL,
    reason       VARCHAR(40) NOT NULL,
    message      VARCHAR NOT NULL,
    excerpt      VARCHAR NOT NULL
);

CREATE TABLE dictionary_block (
    dictionary  VARCHAR(40) NOT NULL,
    first_code  INTEGER NOT NULL,
    value_count INTEGER NOT NULL,
    data        VARBINARY NOT NULL,
    PRIMARY KEY (dictionary, first_code)
);

CREATE TABLE event_block (
    first_row   BIGINT PRIMARY KEY,
    row_count   INTEGER NOT NULL,
    evidence_id INTEGER NOT NULL REFERENCES evidence_item (id),
    data        VARBINARY NOT NULL
);

CREATE TABLE raw_block (
    first_row   BIGINT PRIMARY KEY,
    row_count   INTEGER NOT NULL,
    evidence_id INTEGER NOT NULL REFERENCES evidence_item (id),
    data        VARBINARY NOT NULL
);

CREATE TABLE address_fact (
    address            VARCHAR PRIMARY KEY,
    kind               VARCHAR(20) NOT NULL,
    country_code       VARCHAR NOT NULL,
    city               VARCHAR NOT NULL,
    latitude           DOUBLE PRECISION,
    longitude          DOUBLE PRECISION,
    accuracy_radius_km INTEGER NOT NULL,
    asn                BIGINT NOT NULL,
    as_organization    VARCHAR NOT NULL,
    network_class      VARCHAR(20) NOT NULL
);

CREATE TABLE finding (
    id           VARCHAR(64) PRIMARY KEY,
    best_first   INTEGER NOT NULL,
    detector     VARCHAR(60) NOT NULL,
    title        VARCHAR NOT NULL,
    severity     VARCHAR(10) NOT NULL,
    score        DOUBLE PRECISION NOT NULL,
    user_id      VARCHAR NOT NULL,
    window_start TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    window_end   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    techniques   VARCHAR NOT NULL,
    -- JSON: summary, typical, actual, baseline, peers, evidenceFor, evidenceAgainst, query, nextSteps
    explanation  VARCHAR NOT NULL
);

CREATE TABLE finding_event (
    finding_id VARCHAR(64) NOT NULL,
    in_order   INTEGER NOT NULL,
    event_id   VARCHAR NOT NULL,
    PRIMARY KEY (finding_id, in_order)
);

CREATE TABLE incident (
    best_first   INTEGER PRIMARY KEY,
    user_id      VARCHAR NOT NULL,
    score        DOUBLE PRECISION NOT NULL,
    window_start TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    window_end   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    summary      VARCHAR NOT NULL
);

CREATE TABLE incident_finding (
    incident   INTEGER NOT NULL,
    in_order   INTEGER NOT NULL,
    finding_id VARCHAR(64) NOT NULL,
    PRIMARY KEY (incident, in_order)
);

CREATE TABLE incident_event (
    incident INTEGER NOT NULL,
    in_order INTEGER NOT NULL,
    event_id VARCHAR NOT NULL,
    PRIMARY KEY (incident, in_order)
);

CREATE TABLE user_risk (
    best_first INTEGER PRIMARY KEY,
    user_id    VARCHAR NOT NULL,
    kind       VARCHAR(20) NOT NULL,
    account    VARCHAR NOT NULL,
    risk       DOUBLE PRECISION NOT NULL,
    events     BIGINT NOT NULL,
    findings   INTEGER NOT NULL,
    first_seen TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    last_seen  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    -- JSON: a list of ARNs, sessions and access key ids
    principals VARCHAR NOT NULL
);

CREATE TABLE detector_report (
    in_order   INTEGER PRIMARY KEY,
    detector   VARCHAR(60) NOT NULL,
    title      VARCHAR NOT NULL,
    applicable BOOLEAN NOT NULL,
    reason     VARCHAR NOT NULL,
    findings   INTEGER NOT NULL,
    parameters VARCHAR NOT NULL
);

CREATE TABLE action_log (
    number BIGINT PRIMARY KEY,
    time   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    action VARCHAR(40) NOT NULL,
    detail VARCHAR NOT NULL,
    -- SHA-256 of the line before and this line
    hash   VARCHAR(64) NOT NULL
);
