-- What citizens ask of the city. Who asks, and what was written, stands sealed; the rest names nobody.
create table permohonan (
    nomor          text primary key,
    layanan        text not null,
    pemilik        text not null,
    keadaan        text not null check (keadaan in ('diajukan', 'diproses', 'selesai', 'ditolak')),
    kunci          text not null unique,
    peristiwa      text,
    pemohon        bytea not null,
    subjek         text not null,
    telepon_akhir  text not null,
    diajukan_pada  timestamptz not null,
    berubah_pada   timestamptz not null
);
comment on column permohonan.pemilik is 'the application that owns the service and alone may move the request';
comment on column permohonan.kunci is 'the form''s own key: sent twice, it is one request';
comment on column permohonan.peristiwa is 'the id at the hub of permohonan.diajukan';
comment on column permohonan.subjek is 'keyed hash of the NIK';
comment on column permohonan.telepon_akhir is 'keyed hash of number and last four digits of the telephone';

-- Every answer that was taken in, moves and repetitions alike; never changed.
create table permohonan_riwayat (
    id            bigint generated always as identity primary key,
    nomor         text not null references permohonan,
    keadaan       text not null,
    berpindah     boolean not null,
    peristiwa     text not null,
    catatan       bytea,
    pada          timestamptz not null,
    dicatat_pada  timestamptz not null
);
create index permohonan_riwayat_nomor on permohonan_riwayat (nomor, id);
comment on column permohonan_riwayat.berpindah is 'whether the request moved, or the answer was only kept';
comment on column permohonan_riwayat.catatan is 'the owner''s remark, sealed';
