-- For how long somebody may act for somebody else, and how long it is kept that they might.
insert into datedrule.rule (key, kind) values
    ('mandate.longest', 'QUANTITY'),
    ('mandate.kept-after-end', 'QUANTITY');

insert into datedrule.version (rule_key, valid_from, valid_until, value, source) values
    ('mandate.longest', '2016-01-01', null, '{"number": 1, "unit": "years"}',
        'Obligationenrecht (OR, SR 220) Art. 32 bis 34 kennt keine längste Dauer; ein Jahr ist eine Annahme, damit niemand eine Vollmacht vergisst'),
    ('mandate.kept-after-end', '2016-01-01', null, '{"number": 1, "unit": "years"}',
        'Gesetz über die Information und den Datenschutz (IDG, LS 170.4): nur so lange wie nötig; ein Jahr für Rückfragen ist eine Annahme');
