-- What the last check of CloudTrail digests found. Replaced as a whole; empty if the evidence holds no digest.

CREATE TABLE digest_check (
    in_order    INTEGER PRIMARY KEY,
    evidence_id INTEGER NOT NULL REFERENCES evidence_item (id),
    entry       VARCHAR NOT NULL,
    account     VARCHAR NOT NULL,
    region      VARCHAR NOT NULL,
    trail       VARCHAR NOT NULL,
    range_start TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    range_end   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    object      VARCHAR NOT NULL,
    sha256      VARCHAR(64) NOT NULL,
    log_files   INTEGER NOT NULL,
    backfill    BOOLEAN NOT NULL,
    -- verified, not-covered or contradicted
    state       VARCHAR(20) NOT NULL,
    -- valid, invalid, no-key or no-signature
    signature   VARCHAR(20) NOT NULL,
    reason      VARCHAR NOT NULL
);

CREATE TABLE entry_integrity (
    in_order    INTEGER PRIMARY KEY,
    evidence_id INTEGER NOT NULL REFERENCES evidence_item (id),
    entry       VARCHAR NOT NULL,
    -- of the inflated bytes, unlike evidence_item.sha256
    sha256      VARCHAR(64) NOT NULL,
    state       VARCHAR(20) NOT NULL,
    -- digest_check.object, or ''
    digest      VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL
);

CREATE TABLE missing_object (
    in_order    INTEGER PRIMARY KEY,
    -- log-file, digest, restart or beginning
    kind        VARCHAR(20) NOT NULL,
    account     VARCHAR NOT NULL,
    region      VARCHAR NOT NULL,
    range_start TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    range_end   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    object      VARCHAR NOT NULL,
    digest      VARCHAR NOT NULL
);
