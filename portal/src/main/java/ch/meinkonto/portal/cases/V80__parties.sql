-- The name of whoever takes part besides the applicant and did this; empty when their account is gone.
alter table cases.timeline add column participant text;
