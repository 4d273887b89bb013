create schema move;

-- Messages to the residents register, byte by byte as they travel, until each has its receipt.
create table move.message (
    number       text         primary key,
    reference    text         not null,
    -- A message waits for those before it in its case.
    place        int          not null,
    -- What it tells of whom: a case that is decided anew does not tell it twice.
    subject      text         not null,
    content      bytea        not null,
    state        text         not null check (state in ('WAITING', 'TAKEN', 'REFUSED', 'DROPPED')),
    made_at      timestamptz  not null,
    attempts     int          not null default 0,
    next_at      timestamptz  not null,
    answered_at  timestamptz,
    -- What the register says about one it refused.
    words        text         not null default '',
    unique (reference, place),
    check ((state in ('TAKEN', 'REFUSED')) <= (answered_at is not null))
);

create index message_due on move.message (next_at) where state = 'WAITING';
create unique index told_once on move.message (reference, subject) where state in ('WAITING', 'TAKEN');

-- Municipalities somebody may leave for (numbers of the Federal Statistical Office). For others a person finds the number.
create table move.municipality (
    number  int   primary key,
    name    text  not null unique
);

insert into move.municipality (number, name) values
    (62, 'Kloten'), (66, 'Opfikon'), (69, 'Wallisellen'), (121, 'Wetzikon'), (131, 'Adliswil'), (191, 'Dübendorf'),
    (198, 'Uster'), (230, 'Winterthur'), (243, 'Dietikon'), (247, 'Schlieren'), (351, 'Bern'), (1061, 'Luzern'),
    (1711, 'Zug'), (2701, 'Basel'), (3203, 'St. Gallen'), (4001, 'Aarau'), (4021, 'Baden'), (5586, 'Lausanne'),
    (6621, 'Genève');
