create schema inbox;

-- When post was opened by whom it was for: written once, never changed.
create table inbox.opened (
    post       text         primary key,
    owner      text         not null,
    opened_at  timestamptz  not null
);

create index opened_by_owner on inbox.opened (owner);
