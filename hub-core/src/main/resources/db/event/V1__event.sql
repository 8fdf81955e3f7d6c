-- Every accepted event once. A repetition (same publisher, source and id) points to the first.
create table event (
    id               text primary key,
    publisher        text not null,
    source           text not null,
    ce_id            text not null,
    type             text not null,
    subject          text,
    data_class       text not null,
    bytes            integer not null,
    registry_version bigint not null,
    trace_id         text not null,
    accepted_at      timestamptz not null,
    routed_at        timestamptz not null,
    duplicate_of     text references event
);
create unique index event_once on event (publisher, source, ce_id) where duplicate_of is null;
create index event_time on event (accepted_at desc);
create index event_subject on event (subject, accepted_at desc) where subject is not null;

-- What is owed to each subscription in each lane is counted from 1 without a hole.
create table lane (
    application  text not null,
    subscription text not null,
    lane         integer not null,
    owed         bigint not null,
    primary key (application, subscription, lane)
);

-- One event owed to one subscription, and how far it is.
create table delivery (
    event_id     text not null references event,
    application  text not null,
    subscription text not null,
    lane         integer not null,
    seq          bigint not null,
    state        text not null check (state in ('waiting', 'set_aside', 'delivered', 'parked', 'expired')),
    attempts     integer not null default 0,
    reason       text not null default '',
    status       integer,
    answer       text not null default '',
    call_id      text,
    changed_at   timestamptz not null,
    primary key (event_id, application, subscription)
);
create unique index delivery_seq on delivery (application, subscription, lane, seq);
create index delivery_open on delivery (application, subscription, state, changed_at) where state <> 'delivered';

-- The body of what was set aside or parked; sealed. It goes when the event is delivered or settled by a person.
create table held (
    event_id     text not null,
    application  text not null,
    subscription text not null,
    lane         integer not null,
    seq          bigint not null,
    key_hash     text not null,
    event        bytea not null,
    held_at      timestamptz not null,
    next_at      timestamptz,
    primary key (event_id, application, subscription),
    foreign key (event_id, application, subscription) references delivery
);
create index held_due on held (next_at) where next_at is not null;
create index held_key on held (application, subscription, key_hash, seq);

-- What a person decided about a delivery that was set aside or parked, and why.
create table decision (
    id           bigint generated always as identity primary key,
    event_id     text not null,
    application  text not null,
    subscription text not null,
    who          text not null,
    reason       text not null,
    decided_at   timestamptz not null
);

-- Facts written with a row of ours and not announced yet; sealed.
create table outbox (
    id         text primary key,
    publisher  text not null,
    event      bytea not null,
    written_at timestamptz not null
);
create index outbox_order on outbox (written_at, id);
