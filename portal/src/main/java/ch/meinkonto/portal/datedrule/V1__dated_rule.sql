create schema datedrule;

-- What can be set. A rule of a service comes with that service; its key begins with the service's name.
create table datedrule.rule (
    key   text  primary key check (key ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$'),
    kind  text  not null check (kind in ('AMOUNT', 'TARIFF', 'DEADLINE', 'PERCENTAGE', 'QUANTITY', 'TEXT')),
    unique (key, kind)
);

-- What staff want to set, and what became of it.
create table datedrule.proposal (
    id            uuid         primary key,
    rule_key      text         not null,
    kind          text         not null,
    valid_from    date         not null,
    valid_until   date         check (valid_until >= valid_from),
    value         jsonb        check (value is not null or kind = 'TEXT'),
    source        text         not null check (length(source) between 1 and 300),
    reason        text         not null check (length(reason) between 10 and 1000),
    at_once       boolean      not null check (not at_once or kind = 'DEADLINE'),
    based_on      bigint       not null,
    state         text         not null check (state in ('PROPOSED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
    proposed_by   text         not null,
    proposed_at   timestamptz  not null,
    expires_on    date         not null,
    decided_by    text,
    decided_at    timestamptz,
    decided_on    date,
    decision      text,
    foreign key (rule_key, kind) references datedrule.rule (key, kind),
    unique (id, rule_key, valid_from, at_once, state),
    check ((state = 'PROPOSED') = (decided_at is null) and (decided_at is null) = (decided_on is null)),
    -- Only time decides without a person.
    check ((decided_by is null) = (state in ('PROPOSED', 'EXPIRED'))),
    -- Four eyes: nobody approves what they proposed; only who proposed withdraws.
    constraint approved_by_somebody_else check (state <> 'APPROVED' or decided_by <> proposed_by),
    constraint refused_by_somebody_else check (state <> 'REFUSED' or decided_by <> proposed_by),
    check (state <> 'WITHDRAWN' or decided_by = proposed_by),
    check (state <> 'REFUSED' or length(decision) between 10 and 1000)
);

-- Who approves must know beside what: one open proposal for each rule.
create unique index one_open_proposal_per_rule on datedrule.proposal (rule_key) where state = 'PROPOSED';
create index proposal_by_rule on datedrule.proposal (rule_key, proposed_at desc);

-- What was set. On a day holds the version of the highest number among those whose days contain it.
create table datedrule.version (
    number          bigint       generated always as identity primary key,
    rule_key        text         not null references datedrule.rule (key),
    valid_from      date         not null,
    valid_until     date         check (valid_until >= valid_from),
    value           jsonb,
    source          text         not null check (length(source) between 1 and 300),
    set_at          timestamptz  not null default now(),
    set_on          date         not null default current_date,
    -- Absent when it came with the software.
    proposal        uuid         unique,
    at_once         boolean      not null default false,
    proposal_state  text         generated always as ('APPROVED') stored,
    -- No version of staff without an approved proposal, and no way back for that proposal.
    foreign key (proposal, rule_key, valid_from, at_once, proposal_state)
        references datedrule.proposal (id, rule_key, valid_from, at_once, state),
    -- What was in force stays as it was; only a deadline can be moved for everyone at once.
    constraint holds_from_tomorrow_at_the_earliest check (proposal is null or at_once or valid_from > set_on)
);

create index version_by_rule on datedrule.version (rule_key, number);

-- Changes with every version. The row's lock puts those who set something in a row, so that no stamp hides a version that
-- is committed later; the id of a transaction never comes back, so that a rolled-back stamp misleads nobody.
create table datedrule.revision (
    only_one  boolean  primary key default true check (only_one),
    stamp     text     not null
);

insert into datedrule.revision (stamp) values ('0');

create function datedrule.stamp_revision() returns trigger language plpgsql as $$
begin
    update datedrule.revision set stamp = pg_current_xact_id()::text;
    return null;
end $$;

create trigger version_is_new after insert on datedrule.version
    for each statement execute function datedrule.stamp_revision();
create trigger rule_is_new after insert on datedrule.rule
    for each statement execute function datedrule.stamp_revision();

-- Who did what, in order.
create table datedrule.history (
    number       bigint       generated always as identity primary key,
    rule_key     text         not null references datedrule.rule (key),
    proposal     uuid         not null references datedrule.proposal (id),
    action       text         not null check (action in ('PROPOSED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
    -- Absent where time did it.
    actor        text,
    happened_at  timestamptz  not null,
    reason       text
);

create index history_by_rule on datedrule.history (rule_key, number);

create function datedrule.only_adds() returns trigger language plpgsql as $$
begin
    raise exception 'what was written in % stays as it is', tg_table_name;
end $$;

create trigger version_stays before update or delete or truncate on datedrule.version
    for each statement execute function datedrule.only_adds();
create trigger history_stays before update or delete or truncate on datedrule.history
    for each statement execute function datedrule.only_adds();
