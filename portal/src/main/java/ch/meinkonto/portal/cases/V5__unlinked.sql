-- Since when a case belongs to nobody any more: the account was deleted, the records of business stay for their time.
alter table cases.case_file add column unlinked_at timestamptz;
