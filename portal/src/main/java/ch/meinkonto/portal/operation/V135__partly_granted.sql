-- Among what a person decided: how often less was granted than was asked. Counted from now on.
alter table operation.usage add column partly_granted bigint not null default 0 check (partly_granted >= 0);
