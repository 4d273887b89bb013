-- What the register of vehicles said to the answers so far; of a vehicle only where the resident is its holder.
alter table parkingpermit.draft
    add column register_says     text  check (register_says in
        ('CONFIRMED', 'HOLDER_UNTOLD', 'UNKNOWN', 'NO_ANSWER', 'TOO_OFTEN')),
    add column kilograms         int   check (kilograms between 1 and 3500),
    add column drive             text  check (drive in ('COMBUSTION', 'HYBRID', 'ELECTRIC')),
    add column vehicle_postcode  text,
    add constraint draft_vehicle_check check ((coalesce(register_says, '') = 'CONFIRMED') = (kilograms is not null)
        and (kilograms is null) = (drive is null) and (kilograms is null) = (vehicle_postcode is null));

-- The vehicle that decided a price; absent where the price was the same for all.
alter table parkingpermit.permit
    add column kilograms  int   check (kilograms between 1 and 3500),
    add column drive      text  check (drive in ('COMBUSTION', 'HYBRID', 'ELECTRIC')),
    add constraint permit_vehicle_check check ((kilograms is null) = (drive is null));

-- Questions to the register: nobody may look up plates here, and everybody learns when they were looked up.
create table parkingpermit.vehicle_question (
    id     bigint       generated always as identity primary key,
    owner  text         not null,
    at     timestamptz  not null,
    -- Whether it told of the owner of the account.
    own    boolean      not null
);
create index vehicle_question_by_owner on parkingpermit.vehicle_question (owner, at desc);
