package ch.meinkonto.portal.cases;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.form.Answers;

/**
 * What was decided about a case, or is proposed.
 *
 * @param outcome yes, in part, or no
 * @param details what is granted, in the fields of the service's decisions
 * @param reason in words for the resident; empty where the rules alone decided
 * @param by account id of who decided, or {@link #BY_RULE}
 * @param at when
 * @param confirmedBy account id of the second person; absent where none was needed or none has agreed yet
 */
public record Decision(Outcome outcome, Answers details, String reason, String by, Instant at,
        @Nullable String confirmedBy) {
    /** Decided by the rules, without a person. */
    public static final String BY_RULE = "rule";

    /** Yes, in part, or no. */
    public enum Outcome {
        GRANTED,
        /** Less than was asked. */
        PARTLY_GRANTED,
        REFUSED;

        /** Whether anything is granted. */
        public boolean grants() {
            return switch (this) {
                case GRANTED, PARTLY_GRANTED -> true;
                case REFUSED -> false;
            };
        }
    }

    public Decision {
        if (by.equals(confirmedBy)) {
            throw new IllegalArgumentException("nobody is their own second person");
        }
    }

    /** What the rules grant. */
    public static Decision byRule(Answers details, Instant at) {
        return new Decision(Outcome.GRANTED, details, "", BY_RULE, at, null);
    }

    /**
     * The same grant, told as what it is.
     *
     * @param less whether less is granted than was asked
     * @throws IllegalStateException when nothing is granted
     */
    public Decision grantingLess(boolean less) {
        if (!outcome.grants()) {
            throw new IllegalStateException("nothing is granted");
        }
        return new Decision(less ? Outcome.PARTLY_GRANTED : Outcome.GRANTED, details, reason, by, at, confirmedBy);
    }

    /** The same, with the second person's consent. */
    Decision confirmed(String second) {
        return new Decision(outcome, details, reason, by, at, second);
    }
}
