-- How far a subscription that starts in the past was given what was accepted before it began: one row a partition.
create table event.backfill (
    application  text not null,
    subscription text not null,
    lane         integer not null,
    next_offset  bigint not null,
    until_offset bigint not null,
    primary key (application, subscription, lane)
);
