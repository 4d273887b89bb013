-- The second secret, besides the reference, with which anybody may ask how a case stands: 48 random bits, shown to its owner.
-- The digits of a random UUID before its version are all random.
alter table cases.case_file
    add column status_code text not null default substr(replace(gen_random_uuid()::text, '-', ''), 1, 12)
        check (status_code ~ '^[0-9a-f]{12}$');

-- Codes that did not fit a reference, for the limit; old ones go. References are kept as digests: some are no references at all.
create table cases.status_try (
    reference_digest  text         not null,
    at                timestamptz  not null
);

create index status_try_by_reference on cases.status_try (reference_digest, at);
