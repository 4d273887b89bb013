-- An authorization that was given in exchange for a token of another (RFC 8693): it ends with that.
create table exchanged_token (
    authorization_id varchar(100) not null primary key references oauth2_authorization (id) on delete cascade,
    subject_id       varchar(100) not null references oauth2_authorization (id) on delete cascade
);

create index exchanged_token_subject on exchanged_token (subject_id);

-- When a device asked last whether it was allowed in, and how long it has to wait (RFC 8628 section 3.5).
create table device_poll (
    code_hash    char(64)    not null primary key,
    asked_at     timestamptz not null,
    wait_seconds integer     not null,
    too_soon     boolean     not null
);

create index device_poll_age on device_poll (asked_at);

-- Looked up like the other tokens; a code that a person types is one person's only.
create index oauth2_authorization_device_code on oauth2_authorization using hash (device_code_value);
create unique index oauth2_authorization_user_code on oauth2_authorization (user_code_value);
