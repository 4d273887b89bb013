-- What administrators ask each other to agree to. Rows outlive the accounts in them: they say who decided what.
create schema administration;

create table administration.request (
    id              uuid        not null primary key,
    kind            text        not null check (kind in ('GRANT_ROLE', 'REVOKE_ROLE', 'SAVE_CLIENT', 'MAKE_SECRET')),
    act             jsonb       not null,
    target          text        not null,
    -- Whose account it is about; absent where it is about none.
    beneficiary     uuid,
    reason          text        not null check (length(reason) between 10 and 500),
    asked_by        uuid        not null,
    asked_at        timestamptz not null,
    expires_at      timestamptz not null,
    state           text        not null check (state in ('OPEN', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
    decided_by      uuid,
    decided_at      timestamptz,
    idempotency_key text,
    -- When who asked for a secret fetched it.
    secret_made_at  timestamptz,
    constraint request_asked_for_another check (asked_by is distinct from beneficiary),
    constraint request_four_eyes check (state not in ('APPROVED', 'REFUSED')
        or (decided_by is not null and decided_by <> asked_by and decided_by is distinct from beneficiary)),
    constraint request_withdrawn_by_asker check (state <> 'WITHDRAWN' or decided_by = asked_by),
    constraint request_key unique (asked_by, idempotency_key)
);

create unique index request_once on administration.request (kind, target) where state = 'OPEN';
create index request_age on administration.request (asked_at);

-- Who looked for whom, and what for. The words that were looked for are not kept.
create table administration.search (
    id       uuid        not null primary key,
    by       uuid        not null,
    at       timestamptz not null,
    purpose  text        not null check (length(purpose) between 10 and 500),
    found    int         not null
);

-- Since when an account must prove anew who it is.
create table administration.step_up (
    account_id uuid        not null primary key references account.account (id) on delete cascade,
    since      timestamptz not null
);

-- What administrators did alone, in their own words: the words stay here, events carry codes.
create table administration.deed (
    id         uuid        not null primary key,
    by         uuid        not null,
    at         timestamptz not null,
    operation  text        not null,
    target     text        not null,
    reason     text        not null check (length(reason) between 10 and 500)
);

create index deed_target on administration.deed (target, at);
