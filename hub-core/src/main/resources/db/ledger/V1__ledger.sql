-- How far each partition of the ledger topic has been written, and the tree over what was written. One row a partition;
-- it changes in the transaction that writes the records, so that each record is written exactly once.
create table ledger.tree (
    partition int primary key,
    next_offset bigint not null,
    -- SHA-256 of the topic's record before next_offset: another log under the same name is recognised
    last_digest bytea,
    -- number of records; their sequence numbers are 0 to size - 1
    size bigint not null,
    frontier bytea not null
);

-- Which node writes, until when its turn lasts, and up to which moment the tables hold all that the topic holds.
create table ledger.turn (
    only_row boolean primary key default true check (only_row),
    node text not null,
    until timestamptz not null,
    complete_until timestamptz
);

-- Append-only. The months are made ahead by the writer; there is no default partition, which would hide a month that is missing.
create table ledger.record (
    partition int not null,
    seq bigint not null,
    at timestamptz not null,
    call_id text not null,
    phase text not null,
    consumer text not null,
    application text,
    service text,
    operation text,
    outcome text,
    status int,
    micros bigint,
    trace_id text not null,
    subject text,
    -- the canonical form: what is hashed
    body text not null,
    -- RFC 9162, 2.1: SHA-256(0x00 || partition || seq || body)
    leaf_hash bytea not null,
    -- <keyId>:<HMAC of leaf_hash>: a forged row is named even where its hash was forged with it
    seal text not null,
    primary key (partition, seq, at)
) partition by range (at);

create unique index record_call on ledger.record (call_id, phase, at);
create index record_end on ledger.record (at desc, call_id desc) include (outcome) where phase <> 'OPENING';
create index record_problem on ledger.record (at desc, call_id desc) where outcome <> 'ok';

-- Openings without a closing.
create table ledger.open (
    call_id text primary key,
    partition int not null,
    seq bigint not null,
    at timestamptz not null,
    node text not null,
    incarnation bigint not null
);
create index open_node on ledger.open (node, incarnation);

-- Signed heads of the tree. The same notes go to a topic and to a file of the node.
create table ledger.checkpoint (
    partition int not null,
    size bigint not null,
    at timestamptz not null,
    note text not null,
    primary key (partition, size)
);

-- What a person must look at: nothing about evidence is passed over in silence.
create table ledger.incident (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    partition int not null,
    kind text not null,
    detail text not null,
    acknowledged_at timestamptz,
    acknowledged_by text
);
create index incident_open on ledger.incident (partition, kind) where acknowledged_at is null;

-- Refusals before the client was known.
create table ledger.unknown_refusal (
    minute timestamptz not null,
    address text not null,
    code text not null,
    count bigint not null,
    primary key (minute, address, code)
);
