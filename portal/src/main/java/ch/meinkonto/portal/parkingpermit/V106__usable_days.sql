-- How many days of the next year a permit can be used; a rule of later years changes no paper that was issued.
alter table parkingpermit.permit
    add column usable_days int not null default 15 check (usable_days between 0 and 365);
alter table parkingpermit.permit alter column usable_days drop default;
