-- Beside EVENT: the events of which another account's log holds a copy. Filled and emptied with it; both copies have the same
-- shared_event_id. What the event blocks hold of it is read by programs that know this version only.

CREATE TABLE shared_event (
    store_row       BIGINT PRIMARY KEY,
    shared_event_id VARCHAR NOT NULL
);
