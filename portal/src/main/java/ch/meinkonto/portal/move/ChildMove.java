package ch.meinkonto.portal.move;

import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.KnownField;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.TextField;

/**
 * A child that moves alone, reported by a parent who acts for it: to the other parent, to a home, to where it learns a trade. The
 * child is the mover; the household stays, and the parent's own dwelling, vehicles and dog have nothing to do with it.
 */
final class ChildMove {
    /** With whom the child lives from then on. */
    enum Host {
        OTHER_PARENT,
        RELATIVES,
        HOME,
        TRAINING,
        OTHER
    }

    /** Number of the child in the register, where a parent reports for one. */
    static final KnownField<String> CHILD = KnownField.text("concerned").hidden();
    /** Its name, so that it is seen who moves. */
    static final KnownField<String> CHILD_NAME = KnownField.text("concerned-name");
    static final ChoiceField<Host> HOST = ChoiceField.of("host", Host.class);
    static final TextField<String> HOST_NAME = MoveTexts.address("host-name", 100);

    private ChildMove() {}

    /** What is known when a parent begins for a child. */
    static Answers known(Answers known, Ward child) {
        return known.with(CHILD, child.person()).with(CHILD_NAME, child.name());
    }

    static boolean isIn(Answers answers) {
        return answers.has(CHILD);
    }

    /** Asked instead of how somebody lives there: a child rents nothing. */
    static Question host() {
        return Question.of("host", HOST, HOST_NAME).when(ChildMove::isIn);
    }
}
