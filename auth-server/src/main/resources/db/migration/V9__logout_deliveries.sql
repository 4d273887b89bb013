-- Clients that must still be told that somebody signed out. A row goes when the client has taken it, or after a day.
create table logout_delivery (
    id              uuid         not null primary key,
    client_id       varchar(100) not null references oauth2_registered_client (id) on delete cascade,
    account_id      varchar(200) not null,
    sid             varchar(36)  not null,
    attempts        int          not null default 0,
    created_at      timestamptz  not null,
    next_attempt_at timestamptz  not null
);

create index logout_delivery_due on logout_delivery (next_attempt_at);
