create schema taxextension;

-- When returns are due, and until when one may ask for more time. Days are month and day of the year after the tax year.
-- The row with the fewest tax years counts, and of those the one that came into force last.
create table taxextension.deadlines (
    id                bigint     generated always as identity primary key,
    tax_years         int4range  not null,
    valid_from        date       not null,
    valid_until       date       check (valid_until >= valid_from),
    due               text       not null,
    due_self_employed text       not null,
    -- The first extension must be asked for before this day.
    first_before      text       not null,
    first_until       text       not null,
    second_from       text       not null,
    second_until      text       not null,
    last_period_days  int        not null check (last_period_days > 0)
);

insert into taxextension.deadlines (tax_years, valid_from, due, due_self_employed, first_before, first_until,
    second_from, second_until, last_period_days)
values ('[2000,)', '2001-01-01', '--03-31', '--09-30', '--03-31', '--09-30', '--08-01', '--11-30', 30),
-- In 2025 everybody had until the end of April.
       ('[2024,2025)', '2025-03-01', '--04-30', '--09-30', '--04-30', '--09-30', '--08-01', '--11-30', 30);

create table taxextension.extension (
    reference     text         primary key,
    owner         text         not null,
    number        text         not null,
    tax_year      int          not null,
    step          text         not null check (step in ('FIRST', 'SECOND', 'EXCEPTIONAL')),
    -- What was due before, and is again when the extension is withdrawn.
    due_before    date         not null,
    until         date         not null check (until > due_before),
    received_at   timestamptz  not null,
    withdrawn_at  timestamptz,
    reminded_at   timestamptz
);

-- However fast and from however many accounts somebody asks: each step counts once.
create unique index one_extension_per_step on taxextension.extension (number, tax_year, step)
    where withdrawn_at is null and step <> 'EXCEPTIONAL';
create index extension_to_remind on taxextension.extension (until) where withdrawn_at is null and reminded_at is null;

-- Whose office to name to taxpayers of other municipalities (numbers of the Federal Statistical Office).
create table taxextension.municipality (
    number  int   primary key,
    name    text  not null
);

insert into taxextension.municipality (number, name) values
    (62, 'Kloten'), (66, 'Opfikon'), (121, 'Wetzikon'), (131, 'Adliswil'), (191, 'Dübendorf'), (198, 'Uster'),
    (230, 'Winterthur'), (243, 'Dietikon'), (247, 'Schlieren'), (261, 'Zürich');
