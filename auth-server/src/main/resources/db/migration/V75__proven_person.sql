-- Whom a provider has seen in an identity document, from level 300 on, and only where it tells all of it. Goes with the link.
alter table federation.link
    add column family_name text check (length(family_name) between 1 and 200),
    add column given_name text check (length(given_name) between 1 and 200),
    add column birth date,
    add check ((family_name is null) = (birth is null) and (given_name is null) = (birth is null));
