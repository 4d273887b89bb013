-- Accounts that their owners asked us to delete, until they are deleted.
create schema closing;

create table closing.asked (
    account_id uuid primary key references account.account (id) on delete cascade,
    asked_at   timestamptz not null,
    due_at     timestamptz not null,
    language   text        not null
);
