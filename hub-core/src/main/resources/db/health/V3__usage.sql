-- Calls counted against the quotas of agreements, of all nodes together. A period is a day (2031-04-02) or a month (2031-04).
CREATE TABLE usage (
    agreement text    NOT NULL,
    period    text    NOT NULL,
    calls     bigint  NOT NULL,
    PRIMARY KEY (agreement, period)
);
