-- Who people are. The id is the pseudonym by which every other system knows the person.
create schema account;

create table account.account (
    id              uuid primary key,
    login           text        not null unique check (login = lower(login) and length(login) between 3 and 254),
    display_name    text        not null check (length(display_name) between 1 and 200),
    password_hash   text        not null check (password_hash like '$argon2id$%'),
    status          text        not null check (status in ('ACTIVE', 'LOCKED', 'DISABLED')),
    created_at      timestamptz not null,
    last_sign_in_at timestamptz
);

create table account.role (
    account_id uuid not null references account.account (id) on delete cascade,
    role       text not null check (role in ('RESIDENT', 'CASEWORKER', 'ANALYST')),
    primary key (account_id, role)
);
