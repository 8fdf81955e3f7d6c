-- Numbers whose rows were removed after their time: they stay accounted for. A row is wholly up to its lane's counted_to,
-- or wholly above it.
create table event.removed (
    lane      integer not null,
    first     bigint not null,
    last      bigint not null,
    delivered bigint not null,
    expired   bigint not null,
    -- how many expired why, as in dibatalkan=1 masa-berlaku=3
    reasons   text not null,
    -- keyed hash of all that: what the hub did not write itself has none
    mark      text not null,
    primary key (lane, first),
    check (delivered + expired = last - first + 1)
);

-- Up to where in the topic of all events rows were removed: what is read again from before it was noted once.
create table event.removed_log (
    log_partition integer primary key,
    log_offset    bigint not null,
    -- nothing that was accepted later was removed
    accepted_at   timestamptz not null,
    mark          text not null
);

-- What each run removed, each with a signed note.
create table event.removal (
    id          bigint generated always as identity primary key,
    run         uuid not null,
    at          timestamptz not null,
    -- a person's name, or hub
    who         text not null,
    what        text not null check (what in ('events', 'log', 'key')),
    -- owner/type, the topic, or the key's scope
    name        text not null,
    data_class  text not null default '',
    -- what was accepted before it
    until       timestamptz not null,
    -- events, records of the log, or keys
    count       bigint not null,
    settlements bigint not null default 0,
    note        text not null,
    unique (run, what, name, data_class)
);

create index event_kind on event.event (owner, type, data_class, accepted_at, id);
create index replay_item_open on event.replay_item (event_id) where state = 'chosen';

-- That the owner of a subscription was told before what is held for it ends with the key of its class and month.
create table event.ending_told (
    application  text not null,
    subscription text not null,
    data_class   text not null,
    -- of acceptance, of UTC, as in 2026-11
    month        text not null,
    -- how many days before
    days         integer not null,
    told_at      timestamptz not null,
    primary key (application, subscription, data_class, month, days)
);
