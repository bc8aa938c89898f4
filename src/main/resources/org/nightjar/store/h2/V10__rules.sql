-- What became of each rule and list of indicators in the last detection: rule health.

CREATE TABLE rule_report (
    in_order INTEGER PRIMARY KEY,
    -- 'sigma' or 'indicators'
    kind     VARCHAR(20) NOT NULL,
    rule_id  VARCHAR NOT NULL,
    title    VARCHAR NOT NULL,
    file     VARCHAR NOT NULL,
    sha256   VARCHAR(64) NOT NULL,
    level    VARCHAR(20) NOT NULL,
    state    VARCHAR(20) NOT NULL,
    reason   VARCHAR NOT NULL,
    events   BIGINT NOT NULL,
    findings INTEGER NOT NULL
);
