-- Hashes of perfect subtrees of the ledger's trees, at a few heights: a proof of one record reads some hundreds of rows,
-- however many there are, and outlives the records beside it.
create table ledger.subtree (
    partition int not null,
    level int not null,
    -- of the subtrees of this height the how-manieth from the left
    index bigint not null,
    hash bytea not null,
    primary key (partition, level, index)
);
