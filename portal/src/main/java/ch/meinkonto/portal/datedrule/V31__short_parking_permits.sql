-- How many days one buys at once, and how far ahead: permits for days and for newcomers. And when the next year is billed.
insert into datedrule.rule (key, kind) values
    ('parking-permit.day-most-days', 'QUANTITY'),
    ('parking-permit.short-ahead', 'QUANTITY'),
    ('parking-permit.renewal', 'DEADLINE');

insert into datedrule.version (rule_key, valid_from, valid_until, value, source) values
    ('parking-permit.day-most-days', '2013-01-01', null, '{"number": 10, "unit": "days"}',
        'Annahme: höchstens 10 Tage in einem Kauf, damit die Tagesbewilligung keine Parkkarte ersetzt'),
    ('parking-permit.short-ahead', '2013-01-01', null, '{"number": 28, "unit": "days"}',
        'Annahme: Tages- und provisorische Bewilligungen höchstens 28 Tage im Voraus'),
    ('parking-permit.renewal', '2013-01-01', null, '{"day": 1, "month": 12, "yearsAfter": 0}',
        'Dienstabteilung Verkehr der Stadt Zürich: Rechnung für das nächste Jahr bis Mitte Dezember; der 1. Dezember ist eine Annahme');
