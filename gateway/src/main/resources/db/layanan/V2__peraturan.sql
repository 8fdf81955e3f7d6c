-- What the members' sites publish: one row a document, as the newest fact about it said. What the city shows and what it
-- passes on is made from these rows.

-- Words are cut to their stems where the server knows Indonesian (PostgreSQL 14 and later).
do $$
begin
    if exists (select 1 from pg_catalog.pg_ts_config where cfgname = 'indonesian') then
        create text search configuration layanan.peraturan (copy = pg_catalog.indonesian);
    else
        create text search configuration layanan.peraturan (copy = pg_catalog.simple);
    end if;
end
$$;

create sequence peraturan_perubahan;

-- For documents whose own id is taken already by another site's document.
create sequence peraturan_id start with 9000000001;

create table peraturan (
    id           text primary key,      -- in the city's feed and in the page's address; never given to another one
    publisher    text not null,         -- the application that told of it
    sumber       text not null,         -- the source of its events
    id_data      text not null,         -- its id at its site
    pada         timestamptz not null,  -- when the site was seen to have it so: an older fact changes nothing
    tipe         text not null,         -- peraturan, monografi, artikel or putusan
    jenis        text not null,
    tahun        integer,
    judul        text not null,
    status       text not null,
    isi          jsonb not null,        -- the 28 fields of the feed
    lainnya      jsonb not null,        -- what the site said besides
    tinjau       text,                  -- why a person must look at it before anybody else sees it
    ditarik_pada timestamptz,           -- when the site was seen not to have it any more
    perubahan    bigint not null default nextval('layanan.peraturan_perubahan'),
    kata         tsvector not null generated always as (
        setweight(to_tsvector('layanan.peraturan', judul), 'A')
        || setweight(to_tsvector('layanan.peraturan', coalesce(isi ->> 'noPeraturan', '') || ' ' || jenis || ' '
            || coalesce(isi ->> 'singkatanJenis', '') || ' ' || coalesce(isi ->> 'tahun_pengundangan', '')), 'B')
        || setweight(to_tsvector('layanan.peraturan', coalesce(isi ->> 'subjek', '') || ' '
            || coalesce(isi ->> 'bidangHukum', '') || ' ' || coalesce(isi ->> 'teuBadan', '') || ' '
            || coalesce(isi ->> 'penerbit', '')), 'C')
        || setweight(to_tsvector('layanan.peraturan', coalesce(lainnya ->> 'abstrakTeks', '')), 'D')) stored,
    unique (publisher, sumber, id_data)
);

create index peraturan_kata on peraturan using gin (kata);
create index peraturan_saring on peraturan (jenis, tahun, status);
