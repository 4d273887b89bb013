-- From where people sign in. Of an address only its network is kept.
create schema device;

-- Browsers in which somebody has signed in, known again by a cookie that is kept here as an HMAC.
create table device.known_device (
    account_id  uuid        not null references account.account (id) on delete cascade,
    device_hash char(64)    not null,
    name        text        not null,
    first_seen  timestamptz not null,
    last_seen   timestamptz not null,
    network     text        not null,
    primary key (account_id, device_hash)
);

create index known_device_age on device.known_device (last_seen);

-- What became of sign-ins. Refusals of one network in one hour are one row, so that a flood fills nothing.
create table device.sign_in (
    id         uuid        not null primary key,
    account_id uuid        not null references account.account (id) on delete cascade,
    outcome    text        not null check (outcome in ('SIGNED_IN', 'WRONG_PASSWORD', 'WRONG_CODE', 'UNANSWERED', 'REFUSED')),
    network    text        not null,
    name       text        not null,
    at         timestamptz not null,
    times      int         not null default 1,
    hour       timestamptz
);

create unique index sign_in_refusal on device.sign_in (account_id, outcome, network, hour) where hour is not null;
create index sign_in_account on device.sign_in (account_id, at);
create index sign_in_age on device.sign_in (at);

-- From where a second factor was asked for.
alter table factor.question add column network text not null default '';
alter table factor.question add column name text not null default '';
