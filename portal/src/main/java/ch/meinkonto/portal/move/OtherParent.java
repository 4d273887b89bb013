package ch.meinkonto.portal.move;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.move.Custody.Agreement;
import ch.meinkonto.portal.move.MoveFields.Direction;
import ch.meinkonto.portal.move.MoveFields.Goal;
import ch.meinkonto.portal.party.PartyRole;

/**
 * The other parent of a child that moves without them, where both decide together: they agree in their own account to who moves
 * where and when. That they are its parent the office sees in the register; it looks at each such move.
 */
final class OtherParent {
    /** Sees who moves, where to and when. */
    static final PartyRole ROLE = PartyRole.agrees("other-parent", OtherParent::shown).when(OtherParent::isAsked);

    private OtherParent() {}

    /** Whether they are asked here, and everything is answered that they are shown. */
    private static boolean isAsked(Answers answers) {
        return answers.is(Custody.AGREEMENT, Agreement.HERE) && answers.has(MoveFields.DAY)
                && MoversFields.areKnown(answers) && isPlaceKnown(answers);
    }

    private static boolean isPlaceKnown(Answers answers) {
        return answers.has(MoveFields.GOAL_TOWN) || answers.has(MoveFields.FOREIGN_TOWN)
                || answers.has(MoveFields.NEW_POSTCODE) || MoveForm.dwelling(answers).isPresent();
    }

    private static Map<String, Object> shown(Answers answers) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("move.party.shown.moving",
                MoversFields.movers(answers).stream().map(RegisteredPerson::name).collect(Collectors.joining(", ")));
        shown.put("move.party.shown.address", place(answers));
        shown.put("move.party.shown.day", answers.get(MoveFields.DAY));
        return shown;
    }

    private static Object place(Answers answers) {
        if (!answers.is(MoveFields.DIRECTION, Direction.OUT)) {
            return MainTenant.address(answers);
        }
        return answers.is(MoveFields.GOAL, Goal.ABROAD)
                ? answers.get(MoveFields.FOREIGN_TOWN) + ", " + answers.get(MoveFields.COUNTRY)
                : answers.get(MoveFields.GOAL_STREET) + " " + answers.get(MoveFields.GOAL_HOUSE) + ", "
                        + answers.get(MoveFields.GOAL_POSTCODE) + " " + answers.get(MoveFields.GOAL_TOWN);
    }
}
