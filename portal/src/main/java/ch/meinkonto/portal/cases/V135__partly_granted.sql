-- A decision may grant less than was asked. What was decided before keeps the outcome it was told with.
alter table cases.case_file drop constraint case_file_outcome_check;
alter table cases.case_file add constraint case_file_outcome_check
    check (outcome in ('GRANTED', 'PARTLY_GRANTED', 'REFUSED'));
