-- Clients that administrators have made. Those of the configuration are not here.
create table oauth2_administered_client (
    client_id  varchar(100) not null primary key,
    draft      jsonb        not null,
    disabled   boolean      not null default false,
    changed_at timestamptz  not null
);
