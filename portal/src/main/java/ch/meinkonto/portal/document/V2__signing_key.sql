-- Keys with which whole documents are signed, with the certificate readers of PDF files check them against. Only where no
-- key store is named in the settings.
create table document.signing_key (
    id           text         primary key,
    certificate  bytea        not null,
    -- As in seal_key.
    private_key  bytea        not null,
    created_at   timestamptz  not null,
    not_after    timestamptz  not null
);
