-- Proofs of possession that were used. Whoever shows one again has copied it.
create table dpop_proof (
    proof_hash char(64)    not null primary key,
    expires_at timestamptz not null
);

create index dpop_proof_expiry on dpop_proof (expires_at);
