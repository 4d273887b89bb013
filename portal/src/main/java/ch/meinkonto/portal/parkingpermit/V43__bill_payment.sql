-- Money that came by bank for a bill, as the bank tells it; the bank may tell the same twice.
create table parkingpermit.bill_payment (
    bank_reference  text         primary key,
    bill_reference  text         not null,
    amount_rappen   bigint       not null check (amount_rappen > 0),
    booked_on       date         not null,
    -- Absent where no request belongs to it.
    reference       text         references parkingpermit.permit (reference),
    outcome         text         not null check (outcome in ('PAID', 'REFUND_DUE', 'OTHER_AMOUNT', 'PAID_BEFORE', 'UNKNOWN')),
    received_by     text         not null,
    received_at     timestamptz  not null
);

create index bill_payment_by_request on parkingpermit.bill_payment (reference) where reference is not null;
create index bill_payment_by_time on parkingpermit.bill_payment (received_at desc);
