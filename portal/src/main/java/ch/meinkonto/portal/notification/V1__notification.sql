create schema notification;

-- A mail of a topic comes only to whoever chose it: no row, no mail.
create table notification.choice (
    owner       text         not null,
    topic       text         not null,
    chosen_at   timestamptz  not null,
    primary key (owner, topic)
);
