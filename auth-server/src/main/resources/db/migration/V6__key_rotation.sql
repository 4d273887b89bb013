-- When a key begins to sign. Until then it is only published, so that everybody has it in time.
alter table key.signing_key add column signs_from timestamptz;
update key.signing_key set signs_from = created_at;
alter table key.signing_key alter column signs_from set not null;
