-- What was ordered, and what became of it. A row stays: it is the answer when the same order comes again.
create table soc_response.response (
    id         uuid        primary key,
    action     text        not null,
    target     text        not null,
    document   text        not null,
    state      text        not null check (state in ('in-force', 'done', 'undone', 'expired')),
    effect     text        not null,
    ordered_at timestamptz not null,
    changed_at timestamptz not null,
    expires_at timestamptz,
    undone_by  text,
    check ((state = 'done') = (expires_at is null)),
    check ((state = 'undone') = (undone_by is not null))
);

create index response_in_force on soc_response.response (action, target) where state = 'in-force';
create index response_due on soc_response.response (expires_at) where state = 'in-force';
