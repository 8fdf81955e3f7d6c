-- What the hub knows of the address that a subscription is pushed to: whether it proved that it reads what it gets and knows
-- its secret, and which generation of the secret signs. The text of the address is cut to what holds no secret; its hash tells
-- whether it is still the same.
create table endpoint (
    application       text not null,
    subscription      text not null,
    url               text not null default '',
    -- <keyId>:<HMAC of the whole address>
    url_hash          text not null default '',
    verified_at       timestamptz,
    last_tried_at     timestamptz,
    reason            text not null default '',
    generation        integer not null default 0,
    secret_changed_at timestamptz,
    secret_changed_by text,
    secret_reason     text,
    primary key (application, subscription)
);
