-- What a payload key covers, as in pribadi/2026-11; null for a key of its whole purpose. Several keys of a scope are all valid.
alter table keys.key add column scope text;
alter table keys.key add constraint key_current_unscoped check (scope is null or not current);

-- What is left of a destroyed key: no bytes of it. A key of a scope named here never comes back.
create table keys.destroyed (
    id text primary key,
    scope text not null,
    created_at timestamptz not null,
    destroyed_at timestamptz not null,
    who text not null,
    reason text not null
);
