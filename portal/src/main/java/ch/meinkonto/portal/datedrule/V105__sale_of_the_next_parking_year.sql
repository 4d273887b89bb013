-- From which day on permits of the next year are sold.
insert into datedrule.rule (key, kind) values ('parking-permit.next-year-sale', 'DEADLINE');

insert into datedrule.version (rule_key, valid_from, valid_until, value, source) values
    ('parking-permit.next-year-sale', '2013-01-01', null, '{"day": 1, "month": 11, "yearsAfter": 0}',
        'Annahme: Parkkarten des nächsten Jahres ab dem 1. November');
