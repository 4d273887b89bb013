-- When all access to an account was ended: a question for a second factor from before is answered in vain. Kept as long as one
-- may be open. By account, not by question: the row of a question is gone once the next one is asked.
create table factor.access_end (
    account_id uuid        not null primary key references account.account (id) on delete cascade,
    ended_at   timestamptz not null
);
