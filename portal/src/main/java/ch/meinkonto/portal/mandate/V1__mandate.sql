create schema mandate;

-- Who may act for whom, in which services and until when. The representative is not known before the code is redeemed.
create table mandate.mandate (
    id                       uuid         primary key,
    principal                text         not null,
    principal_full_name           text         not null,
    principal_email          text,
    principal_language       text         not null,
    representative           text,
    representative_full_name      text,
    representative_email     text,
    representative_language  text,
    services                 text[]       not null check (cardinality(services) > 0),
    -- SHA-256 of the code: whoever reads this table cannot redeem anything.
    code_hash                text         not null unique,
    code_until               timestamptz  not null,
    given_at                 timestamptz  not null,
    -- The last day.
    until                    date         not null,
    redeemed_at              timestamptz,
    ended_at                 timestamptz,
    ended_by                 text         check (ended_by in ('PRINCIPAL', 'REPRESENTATIVE')),
    check (representative <> principal),
    check ((representative is null) = (redeemed_at is null)),
    check ((representative is null) = (representative_full_name is null)),
    check ((ended_at is null) = (ended_by is null))
);

create index mandate_by_principal on mandate.mandate (principal, given_at desc);
create index mandate_by_representative on mandate.mandate (representative, redeemed_at desc);

-- Codes that were wrong: so many an hour, and then one waits.
create table mandate.wrong_code (
    account_id  text         not null,
    at          timestamptz  not null
);

create index wrong_code_by_account on mandate.wrong_code (account_id, at);
