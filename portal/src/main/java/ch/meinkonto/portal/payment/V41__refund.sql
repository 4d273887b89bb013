-- Money that was rightly taken and goes back, wholly or in part: at most once for each payment.
create table payment.refund (
    -- Also the idempotency key of the call to the provider.
    id            uuid         primary key,
    payment_id    uuid         not null unique references payment.payment (id),
    amount_minor  bigint       not null check (amount_minor > 0),
    reason        text         not null check (reason ~ '^[a-z]+(_[a-z]+)*$'),
    state         text         not null check (state in ('DUE', 'DONE', 'REFUSED')),
    created_at    timestamptz  not null,
    changed_at    timestamptz  not null,
    next_check    timestamptz,
    -- What is decided is not looked at again.
    check ((state = 'DUE') = (next_check is not null))
);

create index refund_due on payment.refund (next_check) where state = 'DUE';

alter table payment.ledger_entry drop constraint ledger_entry_kind_check;
alter table payment.ledger_entry add constraint ledger_entry_kind_check
    check (kind in ('AUTHORIZED', 'SETTLED', 'RETURNED', 'REFUNDED'));
