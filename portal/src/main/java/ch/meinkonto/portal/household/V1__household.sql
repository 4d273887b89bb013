create schema household;

-- Which person of the residents register an account belongs to. One person has one account, and an account one person.
create table household.binding (
    owner     text         primary key,
    -- Number of the person in the register. Neither name nor AHV number is kept: the register has them.
    person    text         not null unique,
    -- How far an identity provider had proven who it is.
    evidence  text         not null check (evidence in ('DOCUMENT_VERIFIED', 'AHV_VERIFIED', 'ELECTRONIC_IDENTITY')),
    bound_at  timestamptz  not null,
    until     timestamptz  not null check (until > bound_at)
);

-- Tries to bind an account that came to nothing, for the limit; old ones go.
create table household.try (
    owner  text         not null,
    at     timestamptz  not null
);

create index try_by_owner on household.try (owner, at);

-- When the register was asked about somebody, and what for. Residents may see it.
create table household.look (
    id       bigint       generated always as identity primary key,
    at       timestamptz  not null,
    owner    text         not null,
    purpose  text         not null
);

create index look_by_owner on household.look (owner, at desc);
