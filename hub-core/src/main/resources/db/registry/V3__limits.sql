-- How much, and when, a consumer may ask of a service; how much at once a target is asked.
alter table agreement add column burst       integer;
alter table agreement add column per_day     integer not null default 0;
alter table agreement add column per_month   integer not null default 0;
alter table agreement add column concurrency integer not null default 64;
alter table agreement add column days        text[]  not null default '{}';
alter table agreement add column hours       text    not null default '';
update agreement set burst = 2 * per_second;
alter table agreement alter column burst set not null;

alter table connection add column concurrency integer not null default 512;
