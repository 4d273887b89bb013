package ch.meinkonto.portal.cases;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.form.Answers;

/** Cases as they stand when a letter about them is written, without a way through the pages. */
public final class TestFiles {
    /** When they were handed in. */
    public static final Instant HANDED_IN = Instant.parse("2026-11-23T17:30:00Z");
    /** When an office decided about them. */
    public static final Instant DECIDED = Instant.parse("2026-11-27T09:05:00Z");
    /** As much as staff can write: words as wide as the paper are broken, and none is lost. */
    public static final String LONG_REASON = ("Die eingereichten Unterlagen belegen den geltend gemachten Grund nicht. Es fehlen "
            + "der Nachweis der Krankenversicherungsgesellschaft und die Arbeitsunfähigkeitsbescheinigung.\n")
            .repeat(11);

    private TestFiles() {}

    /** A case that is decided. */
    public static CaseFile decided(String service, String reference, Locale language, Answers answers,
            @Nullable Decision decision) {
        return new CaseFile(reference, service, "anna", new UUID(0, 1), 1, answers, "",
                new CaseFile.Contact(null, language),
                CaseState.DECIDED, HANDED_IN, null, null, decision, 1, null);
    }

    /** What the rules grant. */
    public static Decision byRule(Answers details) {
        return Decision.byRule(details, HANDED_IN);
    }

    /** What an office grants or refuses, with a second person's consent. */
    public static Decision byOffice(Decision.Outcome outcome, Answers details, String reason) {
        return new Decision(outcome, details, reason, "staff-one", DECIDED, "staff-two");
    }
}
