package ch.meinkonto.portal.party;

import java.util.Map;
import java.util.function.Function;

import ch.meinkonto.portal.form.Answers;

/** What somebody does who takes part in a request. */
public sealed interface Part {
    /**
     * Opens the same draft, answers and sends files; sees the case afterwards.
     *
     * @param handsIn whether they may hand it in, and pay, as well as the applicant
     */
    record FillsIn(boolean handsIn) implements Part {}

    /**
     * Sees what the service shows them, nothing else of the request, and agrees or declines.
     *
     * @param shows what they agree to, after the answers: message key and value, dates appear as they are written in
     *        Switzerland. Asked only while the role is wanted
     * @param learnsOutcome whether they see what was decided
     */
    record Agrees(Function<Answers, Map<String, Object>> shows, boolean learnsOutcome) implements Part {}
}
