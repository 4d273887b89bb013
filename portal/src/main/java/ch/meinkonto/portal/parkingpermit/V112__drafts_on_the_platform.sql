-- Drafts of permits are drafts as of all services now. What was answered, and what the register of vehicles said, is taken along;
-- the time until they are forgotten goes on.
insert into cases.draft (id, owner, service, form_version, answers, begun_at, changed_at)
select d.id, d.owner, 'parking-permit', 1,
    (select coalesce(jsonb_object_agg(answer.field, jsonb_build_array(answer.value)), '{}'::jsonb)
     from (values
         ('owner', d.owner),
         ('plate', d.plate),
         ('postcode', d.postcode),
         ('zone', (select z.postcode || ' ' || z.name from parkingpermit.zone z
             where z.postcode = d.postcode order by z.valid_from desc limit 1)),
         ('start', to_char(d.start_month, 'YYYY-MM')),
         ('space', lower(replace(d.private_space, '_', '-'))),
         ('holder', case when d.declared then 'true' end),
         ('vehicle', case when d.declared then 'true' end),
         ('asked-plate', case when d.register_says is not null then d.plate end),
         ('register', case when d.plate is not null then d.register_says end),
         ('kilograms', d.kilograms::text),
         ('drive', d.drive),
         ('registered-postcode', d.vehicle_postcode)) answer (field, value)
     where answer.value is not null),
    d.changed_at, d.changed_at
from parkingpermit.draft d
on conflict do nothing;

drop table parkingpermit.draft;
