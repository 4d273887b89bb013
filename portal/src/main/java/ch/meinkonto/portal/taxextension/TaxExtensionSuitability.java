package ch.meinkonto.portal.taxextension;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.DateField;
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

    /** Until when somebody has time now, by an extension or because they are self-employed. */
    private static final DateField TIME_UNTIL = DateField.named("time-until");

    private final TaxReturns returns;

    TaxExtensionSuitability(TaxReturns returns) {
        this.returns = returns;
    }

    SuitabilityCheck check() {
        return SuitabilityCheck.of(TaxExtensionService.NAME, this::verdict, Question.of("place", PLACE),
                Question.of("reminder", REMINDER), Question.of("later", LATER),
                Question.of("time-until", TIME_UNTIL).when(TaxExtensionSuitability::isLater));
    }

    private Optional<Suitability> verdict(Answers answers) {
        if (answers.is(PLACE, Place.ELSEWHERE)) {
            return Optional.of(new Suitability.NotForYou("tax-extension.suitable.elsewhere", List.of()));
        }
        if (answers.is(REMINDER, Said.YES)) {
            return Optional.of(new Suitability.NotForYou("tax-extension.suitable.reminded", List.of()));
        }
        return isLater(answers)
                ? answers.of(TIME_UNTIL).map(until -> today(until, TaxReturn.State.EXTENDED))
                : answers.of(LATER).map(no -> today(returns.thisYear().due(), TaxReturn.State.OPEN));
    }

    private static boolean isLater(Answers answers) {
        return answers.is(LATER, Said.YES);
    }

    /** By the rules that decide later: what is said here is what somebody gets. */
    private Suitability today(LocalDate due, TaxReturn.State state) {
        Deadlines days = returns.thisYear();
        LocalDate today = returns.today();
        TaxReturn theirs = new TaxReturn("", TaxReturn.ZURICH, today.getYear() - 1, false, due, state);
        return switch (days.offer(theirs, today)) {
            case Offer.More more -> new Suitability.ForYou(
                    "tax-extension.suitable." + (more.step() == Offer.Step.FIRST ? "first" : "second"),
                    List.of(more.latest()));
            case Offer.OnlyWithReason only -> switch (only.obstacle()) {
                case TOO_EARLY -> new Suitability.NotForYou("tax-extension.suitable.early", List.of(only.day()));
                case LONGEST -> new Suitability.OfficeDecides("tax-extension.suitable.longest", List.of(only.day()));
                case LATE -> today.isBefore(due)
                        ? new Suitability.OfficeDecides("tax-extension.suitable.ended-early", List.of(only.day()))
                        : new Suitability.OfficeDecides("tax-extension.suitable.reason", List.of());
                case ELSEWHERE, FILED, REMINDED -> throw new IllegalStateException("asked before: " + only);
            };
            case Offer.Nothing nothing -> throw new IllegalStateException("asked before: " + nothing);
        };
    }
}
