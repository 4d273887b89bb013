-- Since when the account of whoever paid is gone; what is kept until then says who it was, later it does not.
alter table payment.payment add column unlinked_at timestamptz;
create index payment_by_user on payment.payment (user_id);
