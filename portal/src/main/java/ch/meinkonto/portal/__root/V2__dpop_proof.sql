-- Proofs of possession that programs used. Whoever shows one again has copied it.
create table dpop_proof (
    proof_hash text        not null primary key,
    expires_at timestamptz not null
);

create index dpop_proof_expiry on dpop_proof (expires_at);
