-- What a permit costs is a dated rule now (parking-permit.year). A permit keeps the name of the tariff it was charged after.
alter table parkingpermit.permit drop constraint permit_tariff_fkey;
drop table parkingpermit.tariff;
