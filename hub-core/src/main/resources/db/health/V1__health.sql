-- What each connection's state was when the hub last looked, so that "since" outlives a restart.
CREATE TABLE standing (
    application text        NOT NULL,
    connection  text        NOT NULL,
    state       text        NOT NULL,
    cause       text        NOT NULL,
    fault       text,
    status      integer,
    service     text,
    measured    bigint      NOT NULL,
    bound       bigint      NOT NULL,
    since       timestamptz NOT NULL,
    last_sample timestamptz,
    PRIMARY KEY (application, connection)
);

-- Every change of state; append-only.
CREATE TABLE transition (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    application text        NOT NULL,
    connection  text        NOT NULL,
    from_state  text,
    to_state    text        NOT NULL,
    cause       text        NOT NULL,
    at          timestamptz NOT NULL
);
CREATE INDEX transition_by_connection ON transition (application, connection, at DESC);

-- Who paused which connection, until when and why; ended early where ended_at is set.
CREATE TABLE pause (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    application text        NOT NULL,
    connection  text        NOT NULL,
    from_at     timestamptz NOT NULL,
    until_at    timestamptz NOT NULL,
    by_name     text        NOT NULL,
    reason      text        NOT NULL,
    ended_at    timestamptz,
    ended_by    text,
    CHECK (until_at > from_at)
);
CREATE INDEX pause_by_end ON pause (until_at) WHERE ended_at IS NULL;
