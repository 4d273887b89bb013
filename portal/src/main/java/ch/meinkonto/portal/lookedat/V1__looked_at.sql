create schema lookedat;

-- Who looked at what of whom, and why, for services whose cases are not on the platform. Residents may see it.
create table lookedat.look (
    id         bigint       generated always as identity primary key,
    at         timestamptz  not null,
    owner      text         not null,
    reference  text         not null,
    viewer     text         not null,
    office     text         not null,
    purpose    text         not null
);

create index look_by_owner on lookedat.look (owner, at desc);

-- On which day a resident was told by mail that somebody looked at a request: once a day is enough.
create table lookedat.told (
    owner      text  not null,
    reference  text  not null,
    day        date  not null,
    primary key (owner, reference, day)
);
