-- Roles have a time, two people behind them and a reason. What came with an account has none of these.
alter table account.role drop constraint role_role_check;
alter table account.role add constraint role_role_check check (role in ('RESIDENT', 'CASEWORKER', 'TEAM_LEAD',
    'SERVICE_OWNER', 'ANALYST', 'AUDITOR', 'PLATFORM_ADMINISTRATOR'));

alter table account.role add column valid_from timestamptz not null default '2000-01-01T00:00:00Z';
alter table account.role add column valid_until timestamptz check (valid_until > valid_from);
alter table account.role add column granted_by uuid;
alter table account.role add column approved_by uuid;
alter table account.role add column reason text check (length(reason) between 1 and 500);

-- Four eyes: two people, and neither is the one who gets the role.
alter table account.role add constraint role_four_eyes check (
    (granted_by is null and approved_by is null)
    or (granted_by is not null and approved_by is not null and granted_by <> approved_by
        and granted_by <> account_id and approved_by <> account_id));

create index role_end on account.role (valid_until) where valid_until is not null;
create index role_holders on account.role (role);

-- Passkeys that were added under control: with a code that a second person had issued, or with such a passkey. A staff
-- account proves itself with no other.
create table factor.controlled_passkey (
    credential_id varchar(1000) not null primary key references user_credentials (credential_id) on delete cascade,
    controlled_at timestamptz   not null
);

-- Codes with which somebody may add a passkey once. Not here, only their HMAC.
create table factor.enrolment_code (
    account_id uuid        not null primary key references account.account (id) on delete cascade,
    code_hash  char(64)    not null,
    issued_by  uuid,
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    check (issued_by <> account_id)
);
