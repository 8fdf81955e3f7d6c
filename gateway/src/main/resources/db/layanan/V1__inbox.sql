-- Which event each of the portal's subscriptions has taken in: written with what the event changed.
create table inbox (
    event_id     text not null,
    subscription text not null,
    type         text not null,
    taken_at     timestamptz not null default now(),
    primary key (event_id, subscription)
);
