-- Which reminders of an agreement's end were announced, so that each is announced once.
create table perjanjian_diingatkan (
    perjanjian text    not null,
    berakhir   date    not null,
    hari       integer not null,
    pada       timestamptz not null,
    primary key (perjanjian, berakhir, hari)
);
