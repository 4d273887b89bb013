-- Who is whom at external identity providers. The pair of issuer and subject is the key; an address proves nothing.
create schema federation;

create table federation.link (
    id               uuid        not null primary key,
    account_id       uuid        not null references account.account (id) on delete cascade,
    provider         text        not null check (length(provider) between 1 and 40),
    issuer           text        not null check (length(issuer) between 1 and 500),
    -- OpenID Connect Core, section 2: at most 255 ASCII characters.
    subject          text        not null check (length(subject) between 1 and 255),
    identity_level   int         check (identity_level between 100 and 600),
    identity_told_at timestamptz,
    linked_at        timestamptz not null,
    last_used_at     timestamptz not null,
    unique (issuer, subject),
    unique (account_id, provider),
    check ((identity_level is null) = (identity_told_at is null))
);

-- Whether the owner knows the password: an account that was opened with an external identity has one that nobody knows.
alter table account.account add column password_chosen boolean not null default true;
