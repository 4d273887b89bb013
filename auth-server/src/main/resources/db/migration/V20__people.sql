-- Mail that still has to be handed to the mail server. One without a recipient is nobody's: it was written so that a
-- request about an unknown address does the same work as one about a known address.
create schema mail;

create table mail.outgoing (
    id              uuid        primary key,
    recipient       text,
    subject         text        not null,
    body            text        not null,
    created_at      timestamptz not null,
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null
);

create index outgoing_due on mail.outgoing (next_attempt_at);

-- What somebody must prove by a link in a mail. The link is not here, only its hash.
create schema confirmation;

create table confirmation.link (
    token_hash char(64)    primary key,
    purpose    text        not null,
    account_id uuid references account.account (id) on delete cascade,
    subject    text        not null,
    expires_at timestamptz not null
);

create index link_account on confirmation.link (account_id);
create index link_expiry on confirmation.link (expires_at);

-- How much of each budget is spent: until when it takes to be whole again, in milliseconds since 1970. Keys are hashes.
create schema throttle;

create table throttle.budget (
    name      text     not null,
    key_hash  char(64) not null,
    key_class text     not null,
    step      int      not null check (step > 0),
    burst     int      not null check (burst > 0),
    full_at   bigint   not null,
    refused   bigint   not null default 0,
    told_at   bigint   not null default 0,
    primary key (name, key_hash)
);

create index budget_full on throttle.budget (full_at);
