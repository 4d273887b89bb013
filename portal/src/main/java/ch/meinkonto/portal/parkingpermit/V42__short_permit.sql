-- Permits for single days, and for newcomers until their vehicle has its plate.
create table parkingpermit.short_permit (
    reference     text         primary key,
    owner         text         not null,
    submission    uuid         not null,
    kind          text         not null check (kind in ('DAY', 'PROVISIONAL')),
    -- Number plate or chassis number.
    mark          text         not null,
    postcode      text         not null,
    zone_name     text         not null,
    days          date[]       not null check (cardinality(days) between 1 and 366),
    fee_rappen    bigint       not null check (fee_rappen > 0),
    email         text,
    language      text         not null,
    state         text         not null check (state in
        ('AWAITING_PAYMENT', 'PAYMENT_FAILED', 'ACTIVE', 'EXPIRED', 'WITHDRAWN', 'REFUND_DUE')),
    submitted_at  timestamptz  not null,
    paid_at       timestamptz,
    changed_at    timestamptz  not null,
    unlinked_at   timestamptz,
    -- The same submission twice is one request.
    unique (owner, submission)
);

create index short_permit_by_owner on parkingpermit.short_permit (owner, submitted_at desc);
create index short_permit_by_mark on parkingpermit.short_permit (mark) where state = 'ACTIVE';
