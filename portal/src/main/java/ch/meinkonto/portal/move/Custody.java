package ch.meinkonto.portal.move;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import ch.meinkonto.portal.form.AnswerRefused;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.DeclarationField;
import ch.meinkonto.portal.form.Mistake;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Section;
import ch.meinkonto.portal.form.UploadField;
import ch.meinkonto.portal.move.MoveFields.Ready;

/**
 * Who decides where a child lives. Parents who share parental authority decide it together (Swiss Civil Code, article 301a), and
 * the register is not asked who has it. So whoever moves a child without its other parent says so: where both decide, the other
 * one agrees; where one alone does, they declare it and show the court's paper. What is not at hand holds nobody up; the office
 * looks at each such move and asks for it.
 */
final class Custody {
    /** Who has parental authority. */
    enum Authority {
        JOINT,
        SOLE
    }

    /** How the other parent agrees. */
    enum Agreement {
        /** A signed paper. */
        PAPER,
        /** It follows. */
        LATER
    }

    static final ChoiceField<Authority> AUTHORITY = ChoiceField.of("authority", Authority.class);
    static final ChoiceField<Agreement> AGREEMENT = ChoiceField.of("agreement", Agreement.class);
    static final UploadField AGREED = new UploadField("agreed", true, 2);
    static final DeclarationField SOLE_DECLARED = new DeclarationField("sole-declared");
    static final ChoiceField<Ready> RULING_READY = ChoiceField.of("ruling-ready", Ready.class);
    static final UploadField RULING = new UploadField("ruling", true, 3);

    private Custody() {}

    /** How it stands with the word of the other parent, or the paper that none is needed. */
    enum Proof {
        AGREEMENT_THERE,
        AGREEMENT_MISSING,
        RULING_THERE,
        RULING_MISSING;

        boolean isMissing() {
            return this == AGREEMENT_MISSING || this == RULING_MISSING;
        }
    }

    /**
     * What is asked.
     *
     * @param today day of the report: who is of age then decides for themselves
     */
    static Section section(Supplier<LocalDate> today) {
        Predicate<Answers> asked = answers -> concerns(answers, today.get());
        return Section.of("custody", Question.of("authority", AUTHORITY).when(asked),
                Question.of("agreement-proof", AGREEMENT, AGREED)
                        .when(asked.and(answers -> answers.is(AUTHORITY, Authority.JOINT)))
                        .checking(answers -> mustBeThere(answers, answers.is(AGREEMENT, Agreement.PAPER), AGREED)),
                Question.of("ruling-proof", SOLE_DECLARED, RULING_READY, RULING)
                        .when(asked.and(answers -> answers.is(AUTHORITY, Authority.SOLE)))
                        .checking(answers -> mustBeThere(answers, answers.is(RULING_READY, Ready.NOW), RULING)));
    }

    private static void mustBeThere(Answers answers, boolean promised, UploadField files) {
        if (promised && !answers.has(files)) {
            throw new AnswerRefused(files.name(), Mistake.MISSING);
        }
    }

    /**
     * Whether a child moves without its other parent: alone, or with one adult. Who moves as a second adult is taken for the
     * other parent; where they are not, the office sees it in the register.
     */
    static boolean concerns(Answers answers, LocalDate today) {
        if (!MoversFields.areKnown(answers)) {
            return false;
        }
        List<RegisteredPerson> movers = MoversFields.movers(answers);
        boolean child = movers.stream().anyMatch(mover -> mover.isUnderAge(today));
        return child && movers.stream().filter(mover -> !mover.isUnderAge(today)).count() < 2;
    }

    /** Whether it was asked, in answers that were handed in. */
    static boolean isIn(Answers answers) {
        return answers.has(AUTHORITY);
    }

    /** How it stands, in answers in which it was asked. */
    static Proof proof(Answers answers) {
        return switch (answers.get(AUTHORITY)) {
            case JOINT -> answers.has(AGREED) && answers.is(AGREEMENT, Agreement.PAPER)
                    ? Proof.AGREEMENT_THERE
                    : Proof.AGREEMENT_MISSING;
            case SOLE -> answers.has(RULING) && answers.is(RULING_READY, Ready.NOW)
                    ? Proof.RULING_THERE
                    : Proof.RULING_MISSING;
        };
    }
}
