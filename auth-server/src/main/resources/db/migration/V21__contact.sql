-- How a person can be reached beside the login name. Numbers are stored as E.164.
create schema contact;

create table contact.phone (
    account_id uuid primary key references account.account (id) on delete cascade,
    number     text        not null check (number ~ '^\+[1-9][0-9]{6,14}$'),
    proven_at  timestamptz not null
);

-- A number that somebody must still prove. The code is not here, only its hash.
create table contact.phone_proof (
    account_id uuid primary key references account.account (id) on delete cascade,
    number     text        not null,
    code_hash  char(64)    not null,
    attempts   int         not null default 0,
    expires_at timestamptz not null
);
