-- The rules of the move bear the name of their service. What was written stays as it is, but for that name: for the time of
-- this migration alone the tables take changes, and its references are put back exactly as they were.
do $$
declare
    reference record;
    restored text[] := '{}';
    command text;
begin
    for reference in
        select conrelid::regclass::text as of_table, conname as name, pg_get_constraintdef(oid) as definition
        from pg_constraint
        where contype = 'f' and connamespace = 'datedrule'::regnamespace
    loop
        execute format('alter table %s drop constraint %I', reference.of_table, reference.name);
        restored := restored
            || format('alter table %s add constraint %I %s', reference.of_table, reference.name, reference.definition);
    end loop;
    alter table datedrule.version disable trigger version_stays;
    alter table datedrule.history disable trigger history_stays;
    update datedrule.rule set key = 'move.' || split_part(key, '.', 2) where key like 'moving.%';
    update datedrule.proposal set rule_key = 'move.' || split_part(rule_key, '.', 2) where rule_key like 'moving.%';
    update datedrule.version set rule_key = 'move.' || split_part(rule_key, '.', 2) where rule_key like 'moving.%';
    update datedrule.history set rule_key = 'move.' || split_part(rule_key, '.', 2) where rule_key like 'moving.%';
    alter table datedrule.version enable trigger version_stays;
    alter table datedrule.history enable trigger history_stays;
    foreach command in array restored loop
        execute command;
    end loop;
    update datedrule.revision set stamp = pg_current_xact_id()::text;
end $$;

-- What the city takes for the report is paid when it is handed in; what the migration office takes for permits is that
-- office's own bill, and another rule.
insert into datedrule.rule (key, kind) values
    ('move.permit-fee', 'TARIFF');

insert into datedrule.version (rule_key, valid_from, valid_until, value, source) values
    ('move.permit-fee', '2016-01-01', null, '{"form": "by-class", "rates": {"foreign-within-city": "20.00", "foreign-arrival": "31.00"}}',
        'Gebühren des Migrationsamts des Kantons Zürich je Person, Rechnung direkt vom Migrationsamt: Annahme nach den Beispielen der Migrationsämter (CHF 20 bis 31)'),
    ('move.fee', '2016-01-01', null, '{"form": "by-class", "rates": {"swiss-within-city": "0.00", "swiss-arrival": "20.00", "foreign-arrival": "20.00", "foreign-within-city": "20.00"}}',
        'Umzug innerhalb der Stadt für Schweizer Staatsangehörige gratis; sonst Gebühr der Stadt je Person, beim Melden online bezahlt (eUmzug: keine Rechnung); CHF 20 ist eine Annahme');
