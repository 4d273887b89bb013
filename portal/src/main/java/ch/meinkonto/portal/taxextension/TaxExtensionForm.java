package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.taxextension.TaxExtensionFields.CAUSE;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.CODE;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.DUE;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.EXPLANATION;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.NAME;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.NUMBER;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.PICTURE;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.PROOF;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.RETURN_NUMBER;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.ROUTE;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.SELF_EMPLOYED;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.STATE;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.TAX_YEAR;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.WAY;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.WISH;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Question.Notice;
import ch.meinkonto.portal.form.Section;
import ch.meinkonto.portal.taxextension.ExtensionRefused.Reason;
import ch.meinkonto.portal.taxextension.TaxExtensionFields.Cause;
import ch.meinkonto.portal.taxextension.TaxExtensionFields.Route;
import ch.meinkonto.portal.taxextension.TaxExtensionFields.Way;

/** What is asked: which return, and until when; or why, where the rules give no more time. */
final class TaxExtensionForm {
    private static final int LONGEST_WISH_YEARS = 2;

    private final TaxReturns returns;
    private final ChoiceField<LocalDate> until;
    private final FormDefinition first;

    TaxExtensionForm(TaxReturns returns) {
        this.returns = returns;
        this.until = TaxExtensionFields.until(this::days);
        this.first = new FormDefinition(TaxExtensionService.NAME, 1, List.of(whichReturn(), byRule(), withReason()),
                List.of(NAME, RETURN_NUMBER, TAX_YEAR, DUE, SELF_EMPLOYED, STATE, ROUTE));
    }

    /** The form in force. */
    FormDefinition newest() {
        return first;
    }

    /** The day somebody chose. */
    ChoiceField<LocalDate> until() {
        return until;
    }

    private Section whichReturn() {
        return Section.of("return",
                Question.of("way", WAY),
                Question.of("code-picture", PICTURE)
                        .when(answers -> answers.is(WAY, Way.PICTURE))
                        .learning(returns::byPicture)
                        .checking(answers -> returns.check(answers, PICTURE)),
                Question.of("code", CODE)
                        .when(answers -> answers.is(WAY, Way.CODE))
                        .learning(returns::byCode)
                        .checking(answers -> returns.check(answers, CODE)),
                // The code is on a letter that only the taxpayer got. A number can be guessed.
                Question.of("register-number", NUMBER)
                        .when(answers -> answers.is(WAY, Way.NUMBER))
                        .guarded()
                        .learning(returns::byNumber)
                        .checking(answers -> returns.check(answers, NUMBER)));
    }

    private Section byRule() {
        return Section.of("time", Question.of("until", until)
                .when(answers -> answers.is(ROUTE, Route.BY_RULE))
                .noting(answers -> Optional.of(new Notice("tax-extension.notice.due",
                        List.of(answers.get(TAX_YEAR), answers.get(DUE)))))
                .checking(this::checkDay));
    }

    private List<LocalDate> days(Answers answers) {
        return answers.is(ROUTE, Route.BY_RULE) && returns.offer(answers) instanceof Offer.More more
                ? more.days()
                : List.of();
    }

    private void checkDay(Answers answers) {
        boolean offered = returns.offer(answers) instanceof Offer.More more && more.allows(answers.get(until));
        if (!offered) {
            throw new ExtensionRefused(until, Reason.UNTIL_NOT_OFFERED);
        }
    }

    private Section withReason() {
        return Section.of("reason",
                Question.of("cause", CAUSE)
                        .when(TaxExtensionForm::onlyWithReason)
                        .noting(this::obstacle)
                        .checking(TaxExtensionForm::checkCause),
                Question.of("explanation", EXPLANATION).when(TaxExtensionForm::onlyWithReason),
                Question.of("wish", WISH).when(TaxExtensionForm::onlyWithReason).checking(this::checkWish),
                Question.of("proof", PROOF).when(TaxExtensionForm::onlyWithReason));
    }

    private static boolean onlyWithReason(Answers answers) {
        return answers.is(ROUTE, Route.WITH_REASON);
    }

    private Optional<Notice> obstacle(Answers answers) {
        return switch (returns.offer(answers)) {
            case Offer.OnlyWithReason only -> Optional.of(new Notice("tax-extension.notice."
                    + only.obstacle().name().toLowerCase(Locale.ROOT).replace('_', '-'), List.of(only.day())));
            case Offer.More more -> Optional.empty();
            case Offer.Nothing nothing -> Optional.empty();
        };
    }

    private static void checkCause(Answers answers) {
        if (answers.is(CAUSE, Cause.NONE)) {
            throw new ExtensionRefused(CAUSE, Reason.WITHOUT_REASON);
        }
    }

    private void checkWish(Answers answers) {
        LocalDate wish = answers.get(WISH);
        if (!wish.isAfter(answers.get(DUE)) || !wish.isAfter(returns.today())) {
            throw new ExtensionRefused(WISH, Reason.WISH_TOO_EARLY, answers.get(DUE));
        }
        LocalDate latest = returns.today().plusYears(LONGEST_WISH_YEARS);
        if (wish.isAfter(latest)) {
            throw new ExtensionRefused(WISH, Reason.WISH_TOO_LATE, latest);
        }
    }
}
