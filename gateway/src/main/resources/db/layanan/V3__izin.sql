-- What OSS told the city about each NIB: one row a document, none overwritten, so that the order in which documents come
-- decides nothing. Holds what the page shows and no more; the phone's digits only as a keyed hash.
create table dokumen_nib (
    event_id    text primary key,
    nib         text        not null,
    kind        text        not null,
    dated       date        not null,
    received_at timestamptz not null,
    factor      text,
    content     jsonb       not null
);

create index dokumen_nib_nib on dokumen_nib (nib);
