-- Facts written with a row of ours and not announced yet; sealed.
create table outbox (
    id         text primary key,
    publisher  text not null,
    event      bytea not null,
    written_at timestamptz not null
);
create index outbox_order on outbox (written_at, id);
