-- Who can park privately gets no parking permit: asked where there is a text, which says so to residents.
insert into datedrule.rule (key, kind) values ('parking-permit.no-private-space', 'TEXT');

insert into datedrule.version (rule_key, valid_from, valid_until, value, source) values
    ('parking-permit.no-private-space', '2028-01-01', null,
        '{"de": "Eine Parkkarte bekommt nur, wer nicht privat parkieren kann: Zu Ihrer Wohnung gehört kein Platz, oder Sie können in der Nähe keinen mieten.", "en": "A parking permit is only for those who cannot park privately: no space belongs to your flat, or you cannot rent one nearby.", "fr": "Seule une personne qui ne peut pas stationner sur une place privée reçoit une carte : aucune place n’appartient à votre logement, ou vous ne pouvez pas en louer une à proximité.", "it": "Riceve un contrassegno solo chi non può parcheggiare in un posto privato: nessun posto appartiene alla Sua abitazione, o nelle vicinanze non può affittarne uno."}',
        'Parkkartenverordnung der Stadt Zürich, angenommen am 28. September 2025: Nachweis nach dem Bieler Modell, dass kein privater Platz da oder zu mieten ist; Wortlaut und Beginn 2028 sind Annahmen');
