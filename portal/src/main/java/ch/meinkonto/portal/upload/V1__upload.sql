create schema upload;

-- Files of residents, checked and free of known malware.
create table upload.file (
    id           uuid         primary key,
    -- The draft, and later the case that was made of it.
    binder       uuid         not null,
    owner        text         not null,
    field        text         not null,
    name         text         not null,
    kind         text         not null check (kind in ('PDF', 'JPEG', 'PNG')),
    bytes        int          not null check (bytes > 0),
    sha256       text         not null,
    content      bytea        not null,
    uploaded_at  timestamptz  not null
);

create index file_by_binder on upload.file (binder, field, uploaded_at);

-- What a scanner recognised. Nobody is served from here; it is kept for those who look into it.
create table upload.quarantine (
    id           uuid         primary key,
    binder       uuid         not null,
    owner        text         not null,
    name         text         not null,
    signature    text         not null,
    sha256       text         not null,
    content      bytea        not null,
    arrived_at   timestamptz  not null
);
