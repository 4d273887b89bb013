-- What a person has beside the password. Secrets are sealed or hashed; what opens them is never in the database.
create schema factor;

-- The secret of an authenticator app, sealed with AES-256-GCM. Not in use until the person has typed a first code.
create table factor.totp (
    account_id   uuid        not null primary key references account.account (id) on delete cascade,
    nonce        bytea       not null check (length(nonce) = 12),
    sealed       bytea       not null,
    created_at   timestamptz not null,
    confirmed_at timestamptz,
    -- The time step of the last code that was taken: a code is good once.
    last_step    bigint      not null default 0
);

create table factor.recovery_code (
    account_id uuid        not null references account.account (id) on delete cascade,
    code_hash  char(64)    not null,
    made_at    timestamptz not null,
    used_at    timestamptz,
    primary key (account_id, code_hash)
);

-- Wrong codes in a row, per account, whichever browser sends them.
create table factor.wrong_code (
    account_id    uuid        not null primary key references account.account (id) on delete cascade,
    wrong         int         not null,
    counted_from  timestamptz not null,
    blocked_until timestamptz
);

-- Questions for a second factor that nobody has answered yet.
create table factor.question (
    id         uuid        not null primary key,
    account_id uuid        not null references account.account (id) on delete cascade,
    factor     text        not null,
    asked_at   timestamptz not null
);

create index question_account on factor.question (account_id);
create index question_age on factor.question (asked_at);

-- The tables of Spring Security 7.1 for passkeys. The name of an entity is the id of the account.
create table user_entities (
    id           varchar(1000) not null primary key,
    name         varchar(100)  not null unique,
    display_name varchar(200),
    account_id   uuid generated always as (name::uuid) stored references account.account (id) on delete cascade
);

create table user_credentials (
    credential_id                varchar(1000) not null primary key,
    user_entity_user_id          varchar(1000) not null references user_entities (id) on delete cascade,
    public_key                   bytea         not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean       not null,
    authenticator_transports     varchar(1000),
    public_key_credential_type   varchar(100),
    backup_state                 boolean       not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamp,
    last_used                    timestamp,
    label                        varchar(1000) not null
);

create index user_credentials_entity on user_credentials (user_entity_user_id);
