-- Who can park privately gets no permit once the ordinance asks; what was declared is kept with the permit. Absent where it was
-- not asked. A bill for the next year confirms it by being paid.
alter table parkingpermit.draft
    add column private_space text check (private_space in ('NONE_BELONGS', 'NONE_TO_RENT'));
alter table parkingpermit.permit
    add column private_space text check (private_space in ('NONE_BELONGS', 'NONE_TO_RENT', 'BY_PAYMENT'));
