-- Drafts that were checked and wait for their payment: what is handed in when it is settled, exactly as it was checked last.
-- A row stays when the case exists, so that a payment is never without what it was for.
create table cases.checkout (
    -- The case will have it; the payment bears it already.
    reference      text         primary key,
    service        text         not null,
    owner          text         not null,
    submission     uuid         not null,
    form_version   int          not null,
    answers        jsonb        not null,
    fee_rappen     bigint       not null check (fee_rappen > 0),
    email          text,
    language       text         not null,
    begun_at       timestamptz  not null,
    paid_at        timestamptz,
    -- Id of the payment that paid it: hearing of it again changes nothing.
    paid_by        text,
    -- The draft is gone: money that still arrives goes back.
    dropped_at     timestamptz,
    -- The money arrived and went back, because the request could not be handed in any more or was refused.
    given_back_at  timestamptz,
    unique (owner, service, submission),
    check ((paid_at is null) = (paid_by is null))
);
