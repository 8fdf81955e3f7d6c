-- An event costs one row, however many hear of it; what became of each owed number is in settled or held, or still in the log.
alter table event.event rename to event_v1;
alter table event.delivery rename to delivery_v1;
alter table event.held rename to held_v1;
alter index event.event_pkey rename to event_v1_pkey;
alter index event.delivery_pkey rename to delivery_v1_pkey;
alter index event.held_pkey rename to held_v1_pkey;
drop index event.event_once;
drop index event.event_time;
drop index event.event_subject;
drop index event.held_due;
drop index event.held_key;

alter table event.lane add column id integer generated always as identity unique;
-- All numbers up to counted_to are settled, and were counted once.
alter table event.lane add column counted_to bigint not null default 0;
alter table event.lane add column delivered_before bigint not null default 0;
alter table event.lane add column expired_before bigint not null default 0;
-- Numbers up to unmarked_to were settled before marks were made.
alter table event.lane add column unmarked_to bigint not null default 0;
update event.lane set unmarked_to = owed;
-- Why the lane waits, while its subscriber takes nothing.
alter table event.lane add column stalled_since timestamptz;
alter table event.lane add column stalled_reason text not null default '';
alter table event.lane add column stalled_answer text not null default '';

create table event.event (
    -- made of publisher, source and ce_id: a repetition has the same
    id               uuid primary key,
    publisher        text not null,
    -- whose type it is
    owner            text not null,
    source           text not null,
    ce_id            text not null,
    type             text not null,
    subject          text,
    data_class       text not null,
    bytes            integer not null,
    -- keyed digest of what it says
    digest           text not null,
    -- where it stands in the log
    log_partition    integer not null,
    log_offset       bigint not null,
    call_id          text not null,
    registry_version bigint not null,
    trace_id         text not null,
    accepted_at      timestamptz not null,
    routed_at        timestamptz not null,
    -- lanes[n] owes it as number seqs[n]
    lanes            integer[] not null,
    seqs             bigint[] not null,
    repetitions      integer not null default 0,
    -- the event under whose source and id this one came with other contents
    conflict_of      uuid
);
create index event_time on event.event (accepted_at);
create index event_subject on event.event (subject, accepted_at desc) where subject is not null;
create index event_conflict on event.event (conflict_of) where conflict_of is not null;

-- Numbers that came to an end. Rows are only added.
create table event.settled (
    lane       integer not null,
    seq        bigint not null,
    event_id   uuid not null,
    outcome    text not null check (outcome in ('delivered', 'expired')),
    reason     text not null default '',
    attempts   integer not null,
    status     integer,
    call_id    text,
    settled_at timestamptz not null,
    -- keyed hash of lane, seq, event_id and outcome: what the hub did not write itself has none
    mark       text not null,
    primary key (lane, seq)
);

-- Numbers that are set aside, parked, or offered to a subscriber that fetches, with their sealed bodies.
create table event.held (
    lane       integer not null,
    seq        bigint not null,
    event_id   uuid not null,
    key_hash   text not null,
    state      text not null check (state in ('set_aside', 'parked', 'offered')),
    attempts   integer not null,
    reason     text not null,
    status     integer,
    answer     text not null default '',
    call_id    text,
    event      bytea not null,
    held_at    timestamptz not null,
    changed_at timestamptz not null,
    next_at    timestamptz,
    -- under which name who fetched it has it, until next_at
    lease      text,
    primary key (lane, seq)
);
create index held_due on event.held (state, next_at);
create index held_key on event.held (lane, key_hash, seq);
create index held_event on event.held (event_id);

insert into event.event
select e.id::uuid, publisher, publisher, source, ce_id, type, subject, data_class, bytes, '', 0, -1, e.id, registry_version, trace_id,
       accepted_at, routed_at, coalesce(d.lanes, '{}'), coalesce(d.seqs, '{}'), 0, null
from event.event_v1 e
left join (select event_id, array_agg(l.id order by l.id) as lanes, array_agg(seq order by l.id) as seqs
           from event.delivery_v1 join event.lane l using (application, subscription, lane) group by event_id) d
    on d.event_id = e.id
where e.duplicate_of is null;

insert into event.settled
select l.id, seq, event_id::uuid, state, reason, attempts, status, call_id, changed_at, ''
from event.delivery_v1 join event.lane l using (application, subscription, lane) where state in ('delivered', 'expired');

insert into event.held
select l.id, d.seq, d.event_id::uuid, h.key_hash, d.state, d.attempts, d.reason, d.status, d.answer, d.call_id, h.event,
       h.held_at, d.changed_at, h.next_at
from event.delivery_v1 d
join event.held_v1 h on h.event_id = d.event_id and h.application = d.application and h.subscription = d.subscription
join event.lane l on l.application = d.application and l.subscription = d.subscription and l.lane = d.lane
where d.state in ('set_aside', 'parked');

drop table event.held_v1;
drop table event.delivery_v1;
drop table event.event_v1;

-- The decisions of persons name the delivery as its subscriber does.
alter table event.decision add column decided text not null default 'resend';

-- An entry that is refused lets later ones pass, and is tried again.
alter table event.outbox add column refused text;
alter table event.outbox add column refused_at timestamptz;
