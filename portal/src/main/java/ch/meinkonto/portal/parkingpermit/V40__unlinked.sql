-- Since when the account of whoever asked is gone; what is kept until then says who it was, later it does not.
alter table parkingpermit.permit add column unlinked_at timestamptz;
