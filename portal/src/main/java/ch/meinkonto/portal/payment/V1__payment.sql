-- Payments, one row per attempt to pay a request, and the ledger of what happened to the money.
create schema if not exists payment;

create table payment.payment (
    id             uuid        primary key,
    case_id        text        not null,
    case_type      text        not null,
    user_id        text        not null,
    amount_minor   bigint      not null check (amount_minor > 0),
    currency       text        not null check (currency ~ '^[A-Z]{3}$'),
    language       text        not null,
    return_path    text        not null,
    attempt        integer     not null check (attempt > 0),
    refno          text        not null unique check (length(refno) <= 40),
    open_key       uuid        not null unique,
    settle_key     uuid        not null unique,
    return_key     uuid        not null unique,
    transaction_id text        unique,
    state          text        not null,
    failure        text,
    method         text,
    fingerprint    text,
    bin            text,
    psp_code       text,
    created_at     timestamptz not null,
    changed_at     timestamptz not null,
    next_check     timestamptz,
    unique (case_id, attempt)
);

-- Whatever the program does: a request has one open payment at most, and takes money once.
create unique index payment_open on payment.payment (case_id) where state in ('CREATED', 'REDIRECTED');
create unique index payment_taken on payment.payment (case_id) where state in ('AUTHORIZED', 'SETTLED');
create index payment_due on payment.payment (next_check) where next_check is not null;

create table payment.ledger_entry (
    id           bigint      generated always as identity primary key,
    payment_id   uuid        not null references payment.payment (id),
    kind         text        not null check (kind in ('AUTHORIZED', 'SETTLED', 'RETURNED')),
    amount_minor bigint      not null check (amount_minor > 0),
    currency     text        not null,
    at           timestamptz not null,
    unique (payment_id, kind)
);

-- A ledger is written, never rewritten: a correction is an entry of its own.
create function payment.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only';
end
$$;

create trigger ledger_entry_is_immutable before update or delete or truncate on payment.ledger_entry
    for each statement execute function payment.refuse_change();
