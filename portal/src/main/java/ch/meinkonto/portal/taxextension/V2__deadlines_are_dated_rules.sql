-- The days are dated rules now (tax-extension.*), which two people change together.
drop table taxextension.deadlines;
