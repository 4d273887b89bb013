package ch.meinkonto.portal.move;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import ch.meinkonto.portal.cases.Phrase;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.move.MoveFields.ConsentBy;
import ch.meinkonto.portal.party.PartyRole;

/**
 * Whoever rents the home in which somebody moves as a subtenant: they agree in their own account to who moves in where and
 * when. That they are the main tenant no register tells, so the office looks at it all the same.
 */
final class MainTenant {
    /** Sees address, persons and day; what becomes of the report is not theirs to know. */
    static final PartyRole ROLE = PartyRole.agrees("main-tenant", MainTenant::shown).when(MainTenant::isAsked);

    private MainTenant() {}

    /** Whether they are asked here, and everything is answered that they are shown. */
    private static boolean isAsked(Answers answers) {
        return MoveForm.sublets(answers) && answers.is(MoveFields.CONSENT_READY, ConsentBy.HERE)
                && answers.has(MoveFields.DAY) && MoversFields.areKnown(answers)
                && (MoveForm.dwelling(answers).isPresent() || answers.has(MoveFields.NEW_POSTCODE));
    }

    private static Map<String, Object> shown(Answers answers) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("move.party.shown.address", address(answers));
        shown.put("move.party.shown.movers",
                MoversFields.movers(answers).stream().map(RegisteredPerson::name).collect(Collectors.joining(", ")));
        shown.put("move.party.shown.day", answers.get(MoveFields.DAY));
        return shown;
    }

    /** With the floor: another home in the same house is another consent. */
    private static Object address(Answers answers) {
        return MoveForm.dwelling(answers)
                .<Object>map(dwelling -> Phrase.of("move.form.dwelling.place",
                        dwelling.street() + " " + dwelling.house(), dwelling.postcode() + " " + dwelling.town(),
                        dwelling.floor(), dwelling.position(), dwelling.officialNumber()))
                .orElseGet(() -> Phrase.of("move.party.shown.unlisted",
                        answers.get(MoveFields.NEW_STREET) + " " + answers.get(MoveFields.NEW_HOUSE),
                        Integer.toString(answers.get(MoveFields.NEW_POSTCODE)),
                        (answers.get(MoveFields.FLOOR) + " " + answers.of(MoveFields.POSITION).orElse("")).strip()));
    }
}
