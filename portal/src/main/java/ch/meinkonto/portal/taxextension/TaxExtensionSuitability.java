package ch.meinkonto.portal.taxextension;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Suitability;
import ch.meinkonto.portal.form.SuitabilityCheck;

/** "Is this for me", before anybody signs in. */
final class TaxExtensionSuitability {
    /** Who taxes. */
    enum Place {
        ZURICH,
        ELSEWHERE,
        UNSURE
    }

    /** Yes or no. */
    enum Said {
        YES,
        NO
    }

    private static final ChoiceField<Place> PLACE = ChoiceField.of("place", Place.class);
    private static final ChoiceField<Said> REMINDER = ChoiceField.of("reminder", Said.class);
    /** Whether the return is due later than for most people: extended before, or self-employed. */
    private static final ChoiceField<Said> LATER = ChoiceField.of("later", Said.class);

    private final TaxReturns returns;

    TaxExtensionSuitability(TaxReturns returns) {
        this.returns = returns;
    }

    SuitabilityCheck check() {
        return SuitabilityCheck.of(TaxExtensionService.NAME, this::verdict, Question.of("place", PLACE),
                Question.of("reminder", REMINDER), Question.of("later", LATER));
    }

    private Optional<Suitability> verdict(Answers answers) {
        if (answers.is(PLACE, Place.ELSEWHERE)) {
            return Optional.of(new Suitability.NotForYou("tax-extension.suitable.elsewhere", List.of()));
        }
        if (answers.is(REMINDER, Said.YES)) {
            return Optional.of(new Suitability.NotForYou("tax-extension.suitable.reminded", List.of()));
        }
        return answers.of(LATER).map(later -> today(later == Said.YES));
    }

    private Suitability today(boolean later) {
        Deadlines days = returns.thisYear();
        LocalDate today = returns.today();
        if (!later && today.isBefore(days.firstBefore())) {
            return new Suitability.ForYou("tax-extension.suitable.first", List.of(days.firstUntil()));
        }
        if (later && !today.isBefore(days.secondFrom()) && today.isBefore(days.firstUntil())) {
            return new Suitability.ForYou("tax-extension.suitable.second", List.of(days.secondUntil()));
        }
        return later && today.isBefore(days.secondFrom())
                ? new Suitability.NotForYou("tax-extension.suitable.early", List.of(days.secondFrom()))
                : new Suitability.OfficeDecides("tax-extension.suitable.reason", List.of());
    }
}
