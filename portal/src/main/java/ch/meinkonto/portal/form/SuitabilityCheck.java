package ch.meinkonto.portal.form;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * "Is this for me": a few questions before anybody signs in. Nothing of it is stored.
 *
 * @param form the questions
 * @param verdict what the answers mean; empty while the next question must be asked first
 */
public record SuitabilityCheck(FormDefinition form, Function<Answers, Optional<Suitability>> verdict) {
    /** A check of these questions, whose texts begin with {@code service.form}. */
    public static SuitabilityCheck of(String service, Function<Answers, Optional<Suitability>> verdict,
            Question... questions) {
        FormDefinition form = new FormDefinition(service, 1, List.of(Section.of("suitable", questions)), List.of());
        return new SuitabilityCheck(form, verdict);
    }
}
