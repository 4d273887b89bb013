create schema operation;

-- Whether a service takes new requests; without a line it does.
create table operation.service_state (
    service      text         primary key,
    state        text         not null check (state in ('open', 'seasonal', 'paused', 'closed')),
    season_from  date,
    season_until date         check (season_until >= season_from),
    explanation  jsonb,
    check ((state = 'seasonal') = (season_from is not null and season_until is not null)),
    check ((state = 'paused') = (explanation is not null))
);

-- Who set what, in order.
create table operation.service_state_history (
    number       bigint       generated always as identity primary key,
    service      text         not null,
    state        text         not null,
    season_from  date,
    season_until date,
    explanation  jsonb,
    set_by       text         not null,
    set_at       timestamptz  not null
);

create index service_state_history_by_service on operation.service_state_history (service, number);

-- How often; a day's figures stand in several rows, so that requests at the same moment do not wait for one another.
create table operation.usage (
    service            text    not null,
    day                date    not null,
    slot               int     not null,
    started            bigint  not null default 0 check (started >= 0),
    handed_in          bigint  not null default 0 check (handed_in >= 0),
    decided_alone      bigint  not null default 0 check (decided_alone >= 0),
    decided_by_person  bigint  not null default 0 check (decided_by_person >= 0),
    primary key (service, day, slot)
);

-- What came in at the counter, by letter or by telephone, as staff report it for a day.
create table operation.at_counter (
    service   text    not null,
    day       date    not null,
    requests  bigint  not null check (requests between 0 and 100000),
    primary key (service, day)
);
