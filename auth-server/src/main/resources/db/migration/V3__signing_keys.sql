-- The private keys with which tokens are signed, sealed with AES-256-GCM; the key that opens them is never in the database.
create schema key;

create table key.signing_key (
    id         text        primary key,
    algorithm  text        not null check (algorithm in ('RS256', 'ES256')),
    nonce      bytea       not null check (length(nonce) = 12),
    sealed     bytea       not null,
    created_at timestamptz not null
);
