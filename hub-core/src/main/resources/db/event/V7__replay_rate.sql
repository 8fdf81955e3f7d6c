-- Keys are sent side by side now: a list may be faster.
alter table event.replay drop constraint replay_rate_check;
alter table event.replay add constraint replay_rate_check check (rate between 1 and 1000);
