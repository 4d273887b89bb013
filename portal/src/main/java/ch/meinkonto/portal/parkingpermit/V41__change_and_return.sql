-- A permit changes its plate or its zone, each time in a new edition; the resident may give it back before its year is over.
alter table parkingpermit.permit
    add column edition       int     not null default 1 check (edition > 0),
    add column returned_on   date,
    add column refund_rappen bigint  check (refund_rappen >= 0 and refund_rappen <= fee_rappen);

alter table parkingpermit.permit drop constraint permit_state_check;
alter table parkingpermit.permit add constraint permit_state_check check (state in
    ('AWAITING_PAYMENT', 'PAYMENT_FAILED', 'ACTIVE', 'EXPIRED', 'WITHDRAWN', 'REFUND_DUE', 'RETURNED'));
alter table parkingpermit.permit add constraint permit_returned_check
    check ((state = 'RETURNED') = (returned_on is not null) and (returned_on is null) = (refund_rappen is null));

-- What was changed, never rewritten: who controls an old paper can tell what it was.
create table parkingpermit.change (
    reference    text         not null references parkingpermit.permit (reference),
    -- The edition that the change made.
    edition      int          not null check (edition > 1),
    kind         text         not null check (kind in ('plate', 'address')),
    plate        text         not null,
    postcode     text         not null,
    since        date         not null,
    reported_on  date         not null check (reported_on >= since),
    late         boolean      not null,
    changed_at   timestamptz  not null,
    primary key (reference, edition)
);
