create schema feedback;

-- What somebody said, without who said it. Opinions of more than a year ago go.
create table feedback.opinion (
    id        bigint       generated always as identity primary key,
    at        timestamptz  not null,
    -- Which service it is about; absent where it is about the portal.
    service   text,
    language  text         not null,
    ease      text         not null check (ease in ('VERY_EASY', 'EASY', 'NEITHER', 'HARD', 'VERY_HARD')),
    words     text         not null check (length(words) <= 1000)
);

create index opinion_by_time on feedback.opinion (at desc);
