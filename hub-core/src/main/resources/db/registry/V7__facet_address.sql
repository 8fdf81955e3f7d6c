-- From which addresses an application may call through a facet (X-Road, GovStack): its header alone is no identity.
create table facet_address (
    application   text not null,
    address       text not null,
    valid_from    timestamptz not null,
    valid_until   timestamptz,
    from_version  bigint not null references version,
    until_version bigint references version,
    check ((valid_until is null) = (until_version is null)),
    check (until_version > from_version)
);
create unique index facet_address_open on facet_address (application, address) where until_version is null;
