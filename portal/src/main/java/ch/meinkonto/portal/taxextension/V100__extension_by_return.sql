-- Every question of the form asks whether the return has an extension already: without this, all of them are read each time.
create index extension_by_return on taxextension.extension (number, tax_year) where withdrawn_at is null;
