-- Up to how much one person of the staff says alone that they have given money back by bank.
insert into datedrule.rule (key, kind) values
    ('refund.most-alone', 'AMOUNT');

insert into datedrule.version (rule_key, valid_from, valid_until, value, source) values
    ('refund.most-alone', '2016-01-01', null, '{"rappen": 20000}',
        'Annahme: Überweisungen von Hand bis CHF 200 sagt eine Person allein, darüber zwei (Vier-Augen-Prinzip)');
