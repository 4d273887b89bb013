-- Of a large amount one person says that they have transferred it, and another one makes sure.
alter table payment.refund add column told_by text;
alter table payment.refund add column told_at timestamptz;
alter table payment.refund add column confirmed_by text;
alter table payment.refund add constraint told_at_some_time check ((told_by is null) = (told_at is null));
alter table payment.refund add constraint confirmed_by_somebody_else
    check (confirmed_by is null or (told_by is not null and given_by = told_by and confirmed_by <> told_by));
