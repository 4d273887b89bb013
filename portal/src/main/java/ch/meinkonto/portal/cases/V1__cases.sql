create schema cases;

-- Answers given so far; one draft for each resident and service.
create table cases.draft (
    id            uuid         primary key,
    owner         text         not null,
    service       text         not null,
    form_version  int          not null,
    answers       jsonb        not null,
    begun_at      timestamptz  not null,
    changed_at    timestamptz  not null,
    unique (owner, service)
);

-- What was handed in. Its answers never change, but for those that staff asked back.
create table cases.case_file (
    reference         text         primary key,
    service           text         not null,
    owner             text         not null,
    -- Id of the draft, or key chosen by a program: the same twice is one case. Its files are in the binder of that id.
    submission        uuid         not null,
    form_version      int          not null,
    answers           jsonb        not null,
    subject           text         not null,
    email             text,
    language          text         not null,
    state             text         not null check (state in
        ('HANDED_IN', 'IN_REVIEW', 'ASKED_BACK', 'DECIDED', 'WITHDRAWN')),
    handed_in_at      timestamptz  not null,
    due_on            date,
    assignee          text,
    outcome           text         check (outcome in ('GRANTED', 'REFUSED')),
    decision_details  jsonb,
    decision_reason   text,
    decided_by        text,
    decided_at        timestamptz,
    confirmed_by      text,
    -- Two members of staff act at the same time: the second is told.
    revision          int          not null,
    changed_at        timestamptz  not null,
    unique (owner, service, submission),
    check (state <> 'DECIDED' or outcome is not null),
    check (confirmed_by is null or confirmed_by <> decided_by)
);

create index case_by_owner on cases.case_file (owner, handed_in_at desc);
create index case_by_work on cases.case_file (service, state, due_on, handed_in_at);

-- Everything that happened to a case, in its order.
create table cases.timeline (
    id         bigint       generated always as identity primary key,
    reference  text         not null references cases.case_file,
    at         timestamptz  not null,
    kind       text         not null,
    party      text         not null check (party in ('RESIDENT', 'STAFF', 'SYSTEM')),
    actor      text         not null
);

create index timeline_by_case on cases.timeline (reference, id);

-- What staff and residents write to each other. With a question's name it asks for another answer to that question alone.
create table cases.message (
    id           uuid         primary key,
    reference    text         not null references cases.case_file,
    at           timestamptz  not null,
    party        text         not null check (party in ('RESIDENT', 'STAFF')),
    actor        text         not null,
    text         text         not null,
    question     text,
    answered_at  timestamptz,
    -- The answers that were replaced: a case keeps what was once handed in.
    replaced     jsonb
);

create index message_by_case on cases.message (reference, at);
create unique index one_open_question on cases.message (reference) where question is not null and answered_at is null;

-- Documents the city made, as they were issued.
create table cases.document (
    id          uuid         primary key,
    reference   text         not null references cases.case_file,
    kind        text         not null,
    name        text         not null,
    content     bytea        not null,
    made_at     timestamptz  not null,
    -- A newer document of the same kind counts instead.
    replaced_at timestamptz
);

create index document_by_case on cases.document (reference, made_at);

-- Who looked at what of whom, and why. Residents may see it.
create table cases.access_log (
    id         bigint       generated always as identity primary key,
    at         timestamptz  not null,
    owner      text         not null,
    reference  text         not null references cases.case_file,
    viewer     text         not null,
    office     text         not null,
    purpose    text         not null
);

create index access_by_owner on cases.access_log (owner, at desc);
