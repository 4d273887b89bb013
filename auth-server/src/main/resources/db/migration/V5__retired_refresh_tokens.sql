-- Refresh tokens that were replaced. Whoever presents one has a copy: all tokens of that authorization are taken back.
create table retired_refresh_token (
    token_hash       char(64)     not null primary key,
    authorization_id varchar(100) not null references oauth2_authorization (id) on delete cascade,
    retired_at       timestamptz  not null
);

create index retired_refresh_token_authorization on retired_refresh_token (authorization_id);
