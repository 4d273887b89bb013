-- What happened and has not yet been acknowledged, in the order it was written.
create table security_event.outbox (
    position      bigint generated always as identity primary key,
    id            uuid        not null unique,
    recorded_at   timestamptz not null,
    action        text        not null,
    trace_id      text        not null,
    span_id       text        not null,
    attributes    jsonb       not null,
    -- Given by the relay, once: a repeated delivery carries the same number and hashes.
    sequence      bigint unique,
    previous_hash text,
    hash          text,
    check ((sequence is null) = (hash is null) and (sequence is null) = (previous_hash is null))
);

create index outbox_unnumbered on security_event.outbox (position) where sequence is null;

-- The last number and hash given, one row.
create table security_event.chain (
    only_row boolean primary key default true check (only_row),
    sequence bigint not null,
    hash     text   not null
);

-- What the receiver refused for good: kept for people to look at, never dropped.
create table security_event.dead_letter (
    id            uuid        primary key,
    recorded_at   timestamptz not null,
    action        text        not null,
    trace_id      text        not null,
    span_id       text        not null,
    attributes    jsonb       not null,
    sequence      bigint      not null,
    previous_hash text        not null,
    hash          text        not null,
    rejected_at   timestamptz not null,
    reason        text        not null
);
