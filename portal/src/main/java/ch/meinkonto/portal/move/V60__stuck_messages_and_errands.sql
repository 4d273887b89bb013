-- A message the register does not take for days waits for staff instead of being tried for ever.
alter table move.message drop constraint message_state_check;
alter table move.message add constraint message_state_check
    check (state in ('WAITING', 'TAKEN', 'REFUSED', 'DROPPED', 'STUCK'));
drop index move.told_once;
create unique index told_once on move.message (reference, subject) where state in ('WAITING', 'TAKEN', 'STUCK');

-- What travelled names people: it goes after its time. That it travelled, and its receipt, stay.
alter table move.message add column wiped_at timestamptz;
alter table move.message add constraint wiped_is_empty
    check (wiped_at is null or (length(content) = 0 and words = '' and state in ('TAKEN', 'DROPPED')));

-- What other offices must be told by hand: dogs and vehicles have the new address too.
create table move.errand (
    reference  text         not null,
    kind       text         not null check (kind in ('DOG', 'VEHICLES')),
    made_at    timestamptz  not null,
    done_at    timestamptz,
    done_by    text,
    primary key (reference, kind),
    check ((done_at is null) = (done_by is null))
);

create index errand_waiting on move.errand (made_at) where done_at is null;

-- The municipalities stand in one place for all services now, in the software.
drop table move.municipality;
