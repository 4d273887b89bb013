-- Clients that must still be told that an account is deleted.
create table account_notice (
    id              uuid         primary key,
    client_id       varchar(100) not null,
    account_id      varchar(200) not null,
    created_at      timestamptz  not null,
    attempts        int          not null default 0,
    next_attempt_at timestamptz  not null
);

create index account_notice_due on account_notice (next_attempt_at);
