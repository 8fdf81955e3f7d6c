-- What an event type promises about its data, and what a subscription may ask for.

alter table event_type add column contract_version text not null default '1.0';
alter table event_type add column schema           text not null default '';
alter table event_type add column retention        text not null default ''; -- empty: as its class says

alter table subscription add column filters      text[]  not null default '{}'; -- each a filter as JSON
alter table subscription add column source       text    not null default '';
alter table subscription add column subject      text    not null default '';
alter table subscription add column mode         text    not null default 'push';
alter table subscription add column concurrency  integer not null default 8;
alter table subscription add column per_second   integer not null default 0;
alter table subscription add column time_to_live text    not null default '';
alter table subscription add column retry        text[]  not null default '{}';
alter table subscription add column start_at     text    not null default 'now';

-- a map of attributes becomes one filter in the dialect "exact"
update subscription set filters = array[jsonb_build_object('exact', filter)::text] where filter <> '{}';
alter table subscription drop column filter;
