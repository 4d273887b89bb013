-- The name of who looked by mandate; empty when their account is gone, absent for staff.
alter table lookedat.look add column representative text;
