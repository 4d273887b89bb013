-- What the provider cannot give back, staff give back another way, and say so.
alter table payment.refund drop constraint refund_state_check;
alter table payment.refund add constraint refund_state_check check (state in ('DUE', 'DONE', 'REFUSED', 'BY_HAND'));
-- Account id of who gave it back by hand.
alter table payment.refund add column given_by text;
alter table payment.refund add constraint by_hand_of_somebody check ((state = 'BY_HAND') = (given_by is not null));

create index refund_to_look_at on payment.refund (changed_at desc);
