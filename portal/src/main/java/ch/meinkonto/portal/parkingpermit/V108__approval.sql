-- Permits that the office approved after looking at papers: for one year, never billed for the next by themselves.
create table parkingpermit.approval (
    permit       text         primary key references parkingpermit.permit (reference),
    -- Reference of the request that was approved.
    approved_by  text         not null unique,
    -- When the resident was told that the next year has to be asked for.
    reminded_at  timestamptz
);
