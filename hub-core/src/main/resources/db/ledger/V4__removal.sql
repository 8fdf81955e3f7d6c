-- Months of records that were removed after their time. The note is signed: a hand that rules the database cannot pass a
-- deletion of its own off as one of these.
create table ledger.removal (
    partition int not null,
    -- of UTC, as in 2026-11
    month text not null,
    -- the records of the partition behind this number, and none before it, can be verified
    floor bigint not null,
    -- the tree over the records before the floor
    frontier bytea not null,
    note text not null,
    primary key (partition, month)
);

-- Hashes of removed records that share a block of 256 with records that stay: their proofs need them.
create table ledger.kept_leaf (
    partition int not null,
    seq bigint not null,
    leaf_hash bytea not null,
    -- <keyId>:<HMAC of the hash as that of a removed record>
    seal text not null,
    primary key (partition, seq)
);
