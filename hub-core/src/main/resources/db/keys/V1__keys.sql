-- Every key of the hub, wrapped by the key-encryption key, which is never here.
create table keys.key (
    id text primary key,
    purpose text not null,
    kek text not null,
    current boolean not null,
    created_at timestamptz not null,
    public_key bytea not null,
    wrapped bytea not null
);

-- New work of one purpose uses one key.
create unique index key_current on keys.key (purpose) where current;
