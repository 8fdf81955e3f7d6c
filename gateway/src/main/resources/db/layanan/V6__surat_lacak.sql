-- Keyed hash of the code and the last four digits of the telephone of whoever may follow the letter; null: nobody.
alter table surat add column tracking_hash text;

-- A person types a number in either case.
create index surat_number_typed on surat (upper(number));
