-- Permits whose next year the portal looked after in December: which one took them, and what came of it, once for each.
create table parkingpermit.renewal (
    permit    text         primary key references parkingpermit.permit (reference),
    -- When a portal took it last. Where the register of vehicles does not answer it is taken again later.
    taken_at  timestamptz  not null,
    outcome   text         check (outcome in ('BILLED', 'REMINDED')),
    done_at   timestamptz,
    check ((outcome is null) = (done_at is null))
);

-- The portal asks by itself too, for a bill; that counts for nobody's day.
alter table parkingpermit.vehicle_question
    add column purpose text not null default 'vehicle-holder' check (purpose in ('vehicle-holder', 'vehicle-renewal'));
alter table parkingpermit.vehicle_question alter column purpose drop default;
