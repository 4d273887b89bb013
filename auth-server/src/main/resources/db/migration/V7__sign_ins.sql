-- A sign-in as clients know it, the claim sid: it stays the same while the id of the browser session changes with each
-- new proof of who one is.
create table sign_in (
    sid        varchar(36)  not null primary key,
    session_id char(36)     not null unique,
    account_id varchar(200) not null
);
