-- What is waited for and tried again, several targets of one connection, and planned times without calls.
alter table connection add column probes          integer not null default 3;
alter table connection add column slow_after      text    not null default '1m';
alter table connection add column slow_rate       integer not null default 100;
alter table connection add column first_byte      text    not null default '30s';
alter table connection add column retries         integer not null default 2;
alter table connection add column retry_budget    integer not null default 20;
alter table connection add column retry_on        text[]  not null default '{502,503,504}';
alter table connection add column eject           integer not null default 5;
alter table connection add column targets         jsonb   not null default '{}';
alter table connection add column check_path      text    not null default '';
alter table connection add column check_every     text    not null default '5s';
alter table connection add column check_failures  integer not null default 3;
alter table connection add column check_successes integer not null default 2;
alter table connection add column maintenance     text[]  not null default '{}';
