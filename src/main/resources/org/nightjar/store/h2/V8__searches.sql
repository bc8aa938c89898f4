-- Queries that the analyst keeps by a name, and those asked last.

CREATE TABLE saved_search (
    name     VARCHAR PRIMARY KEY,
    query    VARCHAR NOT NULL,
    saved_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE TABLE asked_search (
    query    VARCHAR PRIMARY KEY,
    asked_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
