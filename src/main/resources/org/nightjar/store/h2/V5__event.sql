-- Every event as a plain row, for whoever asks the case in SQL: filled on demand, never read by Nightjar. See "The table
-- EVENT" in src/site/markdown/formats/case.md.

CREATE TABLE event (
    store_row         BIGINT PRIMARY KEY,
    event_id          VARCHAR NOT NULL,
    derived_id        BOOLEAN NOT NULL,
    event_time        TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    source            VARCHAR(20) NOT NULL,
    service           VARCHAR NOT NULL,
    action            VARCHAR NOT NULL,
    access            VARCHAR(20) NOT NULL,
    outcome           VARCHAR(20) NOT NULL,
    error_code        VARCHAR NOT NULL,
    error_message     VARCHAR NOT NULL,
    principal_type    VARCHAR NOT NULL,
    principal_arn     VARCHAR NOT NULL,
    principal_id      VARCHAR NOT NULL,
    principal_account VARCHAR NOT NULL,
    user_name         VARCHAR NOT NULL,
    session_name      VARCHAR NOT NULL,
    issuer_arn        VARCHAR NOT NULL,
    invoked_by        VARCHAR NOT NULL,
    source_identity   VARCHAR NOT NULL,
    access_key_id     VARCHAR NOT NULL,
    source_address    VARCHAR NOT NULL,
    user_agent        VARCHAR NOT NULL,
    account           VARCHAR NOT NULL,
    region            VARCHAR NOT NULL,
    -- one a line
    resources         VARCHAR NOT NULL,
    -- one a line
    targets           VARCHAR NOT NULL,
    detail            VARCHAR NOT NULL,
    issued_key_id     VARCHAR NOT NULL,
    evidence_id       INTEGER NOT NULL REFERENCES evidence_item (id),
    entry             VARCHAR NOT NULL,
    record_index      BIGINT NOT NULL,
    byte_offset       BIGINT NOT NULL
);
