-- Whom something is about, where that is a child of the account it belongs to; empty where it is about the account itself.
-- One draft for each resident, service and person it is about.
alter table cases.draft
    add column concerned_person text not null default '',
    add column concerned_name text,
    add column concerned_birth date,
    add check ((concerned_person = '') = (concerned_name is null)),
    drop constraint draft_owner_service_key,
    add unique (owner, service, concerned_person);

alter table cases.case_file
    add column concerned_person text not null default '',
    add column concerned_name text,
    add column concerned_birth date,
    add check ((concerned_person = '') = (concerned_name is null));

-- Who went to pay hands in.
alter table cases.checkout
    add column concerned_person text not null default '',
    add column concerned_name text,
    add column concerned_birth date,
    add column actor text,
    add column representative text,
    add check ((concerned_person = '') = (concerned_name is null));

-- The name of who acted by mandate; empty when their account is gone.
alter table cases.timeline add column representative text;
alter table cases.access_log add column representative text;
