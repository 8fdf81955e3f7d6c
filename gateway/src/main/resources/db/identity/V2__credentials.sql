-- Who made a secret, and what for.
alter table client
    add column label text not null default '',
    add column created_by text not null default '',
    add column revoked_by text not null default '';

-- API keys of old applications: a keyed hash, and the first letters, which may be shown.
create table api_key (
    id           bigint generated always as identity primary key,
    application  text        not null,
    prefix       text        not null,
    secret_hash  text        not null check (secret_hash like '%:%'),
    label        text        not null default '',
    demo         boolean     not null default false,
    created_at   timestamptz not null default now(),
    created_by   text        not null default '',
    expires_at   timestamptz,
    revoked_at   timestamptz,
    revoked_by   text        not null default '',
    last_used_at timestamptz
);
create index api_key_application on api_key (application);
create unique index api_key_one_demo on api_key (application) where demo;

-- Applications shut out as a whole. What was issued before revoked_at stays void after they are let in again.
create table revoked_client (
    application text primary key,
    revoked_at  timestamptz not null,
    revoked_by  text        not null,
    reason      text        not null,
    restored_at timestamptz,
    restored_by text        not null default ''
);

-- Single tokens, until they would have run out anyway (RFC 7009).
create table revoked_token (
    id          text primary key,
    application text        not null,
    revoked_at  timestamptz not null,
    expires_at  timestamptz not null
);

-- Assertions that have bought a token, until they would have run out anyway (RFC 7523, section 3, item 7).
create table used_assertion (
    application text        not null,
    id          text        not null,
    expires_at  timestamptz not null,
    primary key (application, id)
);

-- Token-signing keys that somebody else may know: nothing that they signed holds.
create table withdrawn_key (
    id           text primary key,
    withdrawn_at timestamptz not null,
    withdrawn_by text        not null,
    reason       text        not null
);

-- When the token-signing key was last changed by the schedule or a person; one node wins the update.
create table key_rotation (
    only_one   boolean primary key default true check (only_one),
    rotated_at timestamptz not null
);
insert into key_rotation (rotated_at) values (now());

-- One number that every node looks at each second; whoever changes a credential, by whichever way, moves it.
create table revision (
    only_one boolean primary key default true check (only_one),
    number   bigint not null
);
insert into revision (number) values (1);

create function next_revision() returns trigger language plpgsql as $$
begin
    update identity.revision set number = number + 1;
    return null;
end $$;

create trigger client_changed after insert or delete or truncate or update on client
    for each statement execute function next_revision();
-- the note of a last use is no change
create trigger api_key_changed after insert or delete or truncate
    or update of application, prefix, secret_hash, expires_at, revoked_at on api_key
    for each statement execute function next_revision();
create trigger revoked_client_changed after insert or delete or truncate or update on revoked_client
    for each statement execute function next_revision();
create trigger revoked_token_changed after insert on revoked_token
    for each statement execute function next_revision();
create trigger withdrawn_key_changed after insert or delete or truncate or update on withdrawn_key
    for each statement execute function next_revision();
