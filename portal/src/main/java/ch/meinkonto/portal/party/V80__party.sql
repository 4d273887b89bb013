create schema party;

-- Who takes part in a draft or case besides its owner. Nobody is known before the code is redeemed.
create table party.party (
    id               uuid         primary key,
    service          text         not null,
    -- Id of the draft, which becomes the submission of the case.
    submission       uuid         not null,
    role             text         not null,
    -- What the role allowed when they were invited.
    fills_in         boolean      not null,
    hands_in         boolean      not null,
    owner            text         not null,
    owner_full_name  text         not null,
    owner_email      text,
    owner_language   text         not null,
    -- SHA-256 of the code: whoever reads this table cannot redeem anything.
    code_hash        text         not null unique,
    code_until       timestamptz  not null,
    invited_at       timestamptz  not null,
    account_id       text,
    full_name        text,
    email            text,
    language         text,
    joined_at        timestamptz,
    -- What they said to what they were shown; another digest, and it was something else.
    word             text         check (word in ('AGREED', 'DECLINED', 'TAKEN_BACK')),
    said_at          timestamptz,
    digest           text,
    representative   text,
    lapsed_at        timestamptz,
    ended_at         timestamptz,
    ended_by         text         check (ended_by in ('APPLICANT', 'PARTY')),
    -- Absent while it is a draft.
    reference        text,
    check (account_id <> owner),
    check ((account_id is null) = (joined_at is null)),
    check ((word is null) = (said_at is null) and (word is null) = (digest is null)),
    check ((ended_at is null) = (ended_by is null))
);

create index party_by_submission on party.party (submission, invited_at);
create index party_by_owner on party.party (owner, invited_at desc);
create index party_by_account on party.party (account_id, joined_at desc);
-- Nobody takes part in the same request twice.
create unique index party_once on party.party (submission, account_id) where ended_at is null;
