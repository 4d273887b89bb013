-- The municipalities stand in one place for all services now, in the software.
drop table taxextension.municipality;
