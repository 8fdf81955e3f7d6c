-- Secrets of applications: only a keyed hash ("<key id>:<hmac>"), never the secret. Several rows while one is rotated.
create table client (
    id          bigint generated always as identity primary key,
    application text        not null,
    secret_hash text        not null check (secret_hash like '%:%'),
    scopes      text[]      not null,
    demo        boolean     not null default false,
    created_at  timestamptz not null default now(),
    expires_at  timestamptz,
    revoked_at  timestamptz
);

create index client_application on client (application);
create unique index client_one_demo on client (application) where demo;

-- People. A person's city-wide profile lives elsewhere; this is who may sign in, and as what.
create table account (
    name         text primary key check (name = lower(name)),
    display_name text        not null,
    password     text        not null check (password like '{%}%'),
    roles        text[]      not null,
    agency       text,
    demo         boolean     not null default false,
    created_at   timestamptz not null default now(),
    disabled_at  timestamptz
);
