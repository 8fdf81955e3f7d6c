-- Up to which size each partition of the ledger was announced.
create table bukti_diumumkan (
    partisi integer primary key,
    ukuran  bigint not null
);
