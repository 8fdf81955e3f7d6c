-- Public keys by which applications sign their requests for tokens (RFC 7523): a JWK's members, never a private one.
create table client_key (
    application   text not null,
    kid           text not null,
    members       jsonb not null check (not jsonb_exists_any(members, array['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'])),
    valid_from    timestamptz not null,
    valid_until   timestamptz,
    from_version  bigint not null references version,
    until_version bigint references version,
    check ((valid_until is null) = (until_version is null)),
    check (until_version > from_version)
);
create unique index client_key_open on client_key (application, kid) where until_version is null;
