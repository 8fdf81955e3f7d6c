-- What developers ask of the owners of data, and each step that it went through. Steps are only ever added.
create table permintaan (
    id          bigint generated always as identity primary key,
    consumer    text not null,
    application text not null,
    service     text not null,
    operations  text[] not null default '{}',
    fields      text[] not null default '{}',
    purpose     text not null,
    basis       text not null,
    state       text not null check (state in ('draft', 'submitted', 'approved', 'refused')),
    agreement   text not null default ''
);
-- two clicks, or two developers, are one request
create unique index permintaan_open on permintaan (consumer, application, service) where state in ('draft', 'submitted');
create index permintaan_owner on permintaan (application);

create table permintaan_step (
    permintaan bigint not null references permintaan,
    number     bigint generated always as identity,
    state      text not null,
    who        text not null,
    at         timestamptz not null,
    reason     text not null default '',
    primary key (permintaan, number)
);

-- Forms that have made a key: the second click on one makes none.
create table form (
    key        text primary key,
    permintaan bigint not null references permintaan,
    used_by    text not null,
    used_at    timestamptz not null
);
