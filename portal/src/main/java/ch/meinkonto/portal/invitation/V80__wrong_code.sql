create schema invitation;

-- Codes that were wrong, whatever they were to be for: so many an hour, and then one waits.
create table invitation.wrong_code (
    account_id  text         not null,
    at          timestamptz  not null
);

create index wrong_code_by_account on invitation.wrong_code (account_id, at);
