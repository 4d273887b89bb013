create schema weeklyresident;

-- Days for which weekly residents are registered: one row for the registration, one for each extension.
create table weeklyresident.residence (
    -- Of the case that granted it.
    reference     text         primary key,
    -- Of the case it began with.
    registration  text         not null references weeklyresident.residence,
    owner         text         not null,
    begins        date         not null,
    until         date         not null check (until >= begins),
    granted_at    timestamptz  not null,
    ended_at      timestamptz,
    reminded_at   timestamptz
);

-- However fast somebody asks: a day is extended once.
create unique index one_residence_per_day on weeklyresident.residence (registration, begins) where ended_at is null;
create index residence_by_owner on weeklyresident.residence (owner);
create index residence_to_remind on weeklyresident.residence (until) where ended_at is null and reminded_at is null;
