-- The registry. A row is valid from one version until another (open: null); an apply closes rows and opens new ones,
-- it never overwrites and never deletes. valid_from and valid_until are the moments of those versions.

create table version (
    version    bigint primary key check (version > 0),
    applied_at timestamptz not null,
    applied_by text not null,
    reason     text not null
);

create table validity (
    valid_from    timestamptz not null,
    valid_until   timestamptz,
    from_version  bigint not null,
    until_version bigint,
    check ((valid_until is null) = (until_version is null)),
    check (until_version > from_version)
);

create table city (
    name        text not null,
    region_code text not null,
    zone        text not null,
    sample      boolean not null,
    like validity including constraints
);
create unique index city_open on city ((true)) where until_version is null;

create table agency (
    code          text not null,
    name          text not null,
    member_class  text not null,
    contact_name  text not null,
    contact_email text not null,
    contact_phone text not null,
    like validity including constraints
);
create unique index agency_open on agency (code) where until_version is null;

create table application (
    code   text not null,
    agency text not null,
    name   text not null,
    like validity including constraints
);
create unique index application_open on application (code) where until_version is null;

create table connection (
    application   text not null,
    code          text not null,
    kind          text not null,
    failure_rate  integer not null,
    window_calls  integer not null,
    minimum_calls integer not null,
    open_for      text not null,
    settings      jsonb not null,
    like validity including constraints
);
create unique index connection_open on connection (application, code) where until_version is null;

create table service (
    application text not null,
    code        text not null,
    name        text not null,
    name_en     text not null,
    data_class  text not null,
    connection  text not null,
    deadline    text not null,
    like validity including constraints
);
create unique index service_open on service (application, code) where until_version is null;

create table operation (
    application text not null,
    service     text not null,
    code        text not null,
    method      text not null,
    path        text not null,
    subject     text not null,
    settings    jsonb not null,
    example     text not null, -- encrypted: an example of a person is a person
    like validity including constraints
);
create unique index operation_open on operation (application, service, code) where until_version is null;

create table event_type (
    application text not null,
    type        text not null,
    data_class  text not null,
    description text not null,
    like validity including constraints
);
create unique index event_type_open on event_type (application, type) where until_version is null;

create table subscription (
    application text not null,
    code        text not null,
    type        text not null,
    connection  text not null,
    path        text not null,
    format      text not null,
    ordering    text not null,
    filter      jsonb not null,
    mapping     jsonb not null,
    like validity including constraints
);
create unique index subscription_open on subscription (application, code) where until_version is null;

create table agreement (
    id          text not null,
    consumer    text not null,
    application text not null,
    service     text not null,
    operations  text[] not null,
    fields      text[] not null,
    purpose     text not null,
    basis       text not null,
    first_day   date not null,
    last_day    date not null,
    per_second  integer not null,
    approved_by text not null,
    like validity including constraints
);
create unique index agreement_open on agreement (id) where until_version is null;

-- only the pattern that the tables above were made from
drop table validity;

do $$
declare name text;
begin
    foreach name in array array['city', 'agency', 'application', 'connection', 'service', 'operation', 'event_type',
                                'subscription', 'agreement']
    loop
        execute format('alter table %I add foreign key (from_version) references version', name);
        execute format('alter table %I add foreign key (until_version) references version', name);
    end loop;
end $$;
