create schema parkingpermit;

-- What a permit costs, for permits that begin while the tariff is in force.
create table parkingpermit.tariff (
    name         text    primary key,
    year_rappen  bigint  not null check (year_rappen > 0),
    valid_from   date    not null,
    valid_until  date    check (valid_until >= valid_from),
    exclude using gist (daterange(valid_from, valid_until, '[]') with &&)
);

insert into parkingpermit.tariff (name, year_rappen, valid_from) values ('flat-300', 30000, '2013-01-01');

-- Where a permit can be valid. District 1 (8001) has no zone.
create table parkingpermit.zone (
    postcode     text    not null check (postcode ~ '^[1-9][0-9]{3}$'),
    name         text    not null,
    valid_from   date    not null,
    valid_until  date    check (valid_until >= valid_from),
    primary key (postcode, valid_from)
);

insert into parkingpermit.zone (postcode, name, valid_from) values
    ('8002', 'Enge', '2013-01-01'),
    ('8003', 'Wiedikon', '2013-01-01'),
    ('8004', 'Aussersihl', '2013-01-01'),
    ('8005', 'Industriequartier', '2013-01-01'),
    ('8006', 'Unterstrass', '2013-01-01'),
    ('8008', 'Riesbach', '2013-01-01'),
    ('8032', 'Hottingen', '2013-01-01'),
    ('8037', 'Wipkingen', '2013-01-01'),
    ('8038', 'Wollishofen', '2013-01-01'),
    ('8041', 'Leimbach', '2013-01-01'),
    ('8044', 'Fluntern', '2013-01-01'),
    ('8045', 'Binz', '2013-01-01'),
    ('8046', 'Affoltern', '2013-01-01'),
    ('8047', 'Albisrieden', '2013-01-01'),
    ('8048', 'Altstetten', '2013-01-01'),
    ('8049', 'Höngg', '2013-01-01'),
    ('8050', 'Oerlikon', '2013-01-01'),
    ('8051', 'Schwamendingen', '2013-01-01'),
    ('8052', 'Seebach', '2013-01-01'),
    ('8053', 'Witikon', '2013-01-01'),
    ('8055', 'Friesenberg', '2013-01-01'),
    ('8057', 'Oberstrass', '2013-01-01'),
    ('8064', 'Grünau', '2013-01-01');

-- Answers given so far; one draft for each resident.
create table parkingpermit.draft (
    owner        text         primary key,
    id           uuid         not null unique,
    plate        text,
    postcode     text,
    start_month  date,
    declared     boolean      not null,
    changed_at   timestamptz  not null
);

create table parkingpermit.permit (
    reference     text         primary key,
    owner         text         not null,
    submission    uuid         not null,
    plate         text         not null,
    year          int          not null,
    postcode      text         not null,
    zone_name     text         not null,
    valid_from    date         not null,
    fee_rappen    bigint       not null check (fee_rappen > 0),
    tariff        text         not null references parkingpermit.tariff (name),
    email         text,
    language      text         not null,
    state         text         not null check (state in
        ('AWAITING_PAYMENT', 'PAYMENT_FAILED', 'ACTIVE', 'EXPIRED', 'WITHDRAWN', 'REFUND_DUE')),
    submitted_at  timestamptz  not null,
    paid_at       timestamptz,
    changed_at    timestamptz  not null,
    -- The same submission twice is one request.
    unique (owner, submission)
);

create index permit_by_owner on parkingpermit.permit (owner, submitted_at desc);
create index permit_by_time on parkingpermit.permit (submitted_at desc);
-- A plate has one permit a year, whoever asks and however fast.
create unique index one_active_permit_per_plate_and_year on parkingpermit.permit (plate, year) where state = 'ACTIVE';
create unique index one_unpaid_request_per_owner_plate_and_year on parkingpermit.permit (owner, plate, year)
    where state in ('AWAITING_PAYMENT', 'PAYMENT_FAILED');
