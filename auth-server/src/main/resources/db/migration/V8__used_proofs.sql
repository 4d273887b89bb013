-- What was signed to be used once, and was used. Whoever shows it again has copied it.
create table used_proof (
    proof_hash char(64)    not null primary key,
    expires_at timestamptz not null
);

create index used_proof_expiry on used_proof (expires_at);
