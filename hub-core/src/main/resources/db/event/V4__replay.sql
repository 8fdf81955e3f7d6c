-- A list of deliveries, chosen once, to be sent again to their subscriber.
create table event.replay (
    id                uuid primary key,
    -- made with the form that a person was shown: two clicks make one job
    form_key          text unique,
    application       text not null,
    subscription      text not null,
    -- how it was chosen, as JSON; for people to read
    chosen_by         text not null,
    include_delivered boolean not null,
    by_key            boolean not null default false,
    rate              integer check (rate between 1 and 200),
    reason            text not null,
    made_by           text not null,
    frozen_at         timestamptz not null,
    approved_by       text,
    state             text not null check (state in ('made', 'running', 'paused', 'stopped', 'finished')),
    -- while the subscriber takes nothing
    not_before        timestamptz,
    down_reason       text not null default '',
    downs             integer not null default 0,
    -- the node that runs it, until when nobody else may
    lease             text,
    lease_until       timestamptz
);
create index replay_running on event.replay (frozen_at) where state = 'running';

-- Which numbers the list has never changes; what became of each does. No term of the balance is read from here.
create table event.replay_item (
    replay     uuid not null references event.replay,
    lane       integer not null,
    seq        bigint not null,
    place      integer not null,
    -- when it is sent: by place, or by key
    turn       integer not null,
    event_id   uuid not null,
    -- what it was when the list was frozen
    found      text not null check (found in ('delivered', 'expired', 'parked', 'set_aside')),
    fit        text not null default 'fits' check (fit in ('fits', 'unfit', 'gone')),
    key_hash   text not null default '',
    state      text not null
        check (state in ('chosen', 'excluded', 'sending', 'sent', 'failed', 'skipped', 'stopped')),
    reason     text not null default '',
    status     integer,
    call_id    text,
    changed_at timestamptz not null,
    primary key (replay, lane, seq)
);
create index replay_item_place on event.replay_item (replay, place);
create index replay_item_turn on event.replay_item (replay, turn) where state = 'chosen';
create index replay_item_sent on event.replay_item (lane, seq, changed_at) where state in ('sending', 'sent');

-- Who did what with a list, and why. Rows are only added.
create table event.replay_step (
    id     bigint generated always as identity primary key,
    replay uuid not null references event.replay,
    what   text not null,
    who    text not null,
    reason text not null default '',
    counts text not null,
    at     timestamptz not null
);
create index replay_step_of on event.replay_step (replay, id);

create function event.replay_step_stays() returns trigger language plpgsql as $$
begin
    raise exception 'event.replay_step: rows are only added';
end
$$;
create trigger replay_step_stays before update or delete on event.replay_step
    for each row execute function event.replay_step_stays();
