-- What the evidence of a service's calls waits for; what concerns persons is strict unless a file says otherwise.
alter table service add column proof text;
update service set proof = case when data_class in ('pribadi', 'rahasia') then 'strict' else 'prompt' end;
alter table service alter column proof set not null;
