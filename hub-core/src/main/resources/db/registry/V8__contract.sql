-- What a service promises about its requests and answers: an OpenAPI document, and what is done where it is not kept.
alter table service add column contract text not null default 'off';
alter table service add column openapi  text not null default '';
