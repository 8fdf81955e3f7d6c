-- How messages deviated from what their service documents; a row without a place says how many were looked at. Never a value.
CREATE TABLE drift (
    application text        NOT NULL,
    service     text        NOT NULL,
    operation   text        NOT NULL,
    consumer    text        NOT NULL, -- empty for answers: they are the owner's
    side        text        NOT NULL,
    place       text        NOT NULL,
    rule        text        NOT NULL,
    expected    text        NOT NULL,
    times       bigint      NOT NULL,
    first_at    timestamptz NOT NULL,
    last_at     timestamptz NOT NULL,
    PRIMARY KEY (application, service, operation, consumer, side, place, rule, expected)
);
CREATE INDEX drift_by_age ON drift (last_at);
