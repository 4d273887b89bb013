create schema document;

-- Keys with which documents are sealed. The newest seals, all verify.
create table document.seal_key (
    id           text         primary key,
    public_key   bytea        not null,
    -- AES-256-GCM: 12 bytes nonce, then cipher text and tag; the id is authenticated with it.
    private_key  bytea        not null,
    created_at   timestamptz  not null
);
