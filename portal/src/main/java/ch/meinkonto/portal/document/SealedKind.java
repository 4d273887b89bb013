package ch.meinkonto.portal.document;

import java.util.List;
import java.util.Locale;

/** A service that seals texts of its own on its documents says what they mean, for the one page that checks all of them. */
public interface SealedKind {
    /**
     * What a genuine document says and whether that still counts.
     *
     * @param verdict whether it counts today
     * @param facts what it says, for comparison with the paper; values are dates, instants or texts
     */
    record Meaning(Verdict verdict, List<Fact> facts) {}

    /**
     * One thing a document says.
     *
     * @param labelKey message key of its name
     * @param value a {@link java.time.LocalDate}, a {@link java.time.Instant} or a text
     */
    record Fact(String labelKey, Object value) {}

    /** Whether a document counts. */
    enum Verdict {
        VALID,
        /** Genuine, but its first day is yet to come. */
        NOT_YET_VALID,
        /** Genuine, but over or replaced. */
        EXPIRED,
        /** The seal is not the city's. */
        FORGED;

        /** Message key, also of its style. */
        public String messageKey() {
            return "verify." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether a text whose seal is genuine is of this kind. */
    boolean isOfThisKind(String text);

    /**
     * What a document of this kind means.
     *
     * @param code the sealed text as it stands in the code
     */
    Meaning meaningOf(String code);
}
