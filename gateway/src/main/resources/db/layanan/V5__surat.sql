-- Official letters between agencies: what both sides see of each, never the letter itself.
create table surat (
    code        text primary key,
    publisher   text        not null,
    letter_id   text        not null,
    number      text        not null,
    sha256      text        not null,
    sent_at     timestamptz not null,
    content     jsonb       not null,
    unique (publisher, letter_id)
);

create index surat_number on surat (number);

-- To whom a letter goes, and who has it.
create table surat_recipient (
    code        text        not null references surat,
    unit        text        not null,
    role        text        not null,
    position    integer     not null,
    received_at timestamptz,
    receiver    text,
    primary key (code, unit)
);
