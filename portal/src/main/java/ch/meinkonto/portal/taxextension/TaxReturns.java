package ch.meinkonto.portal.taxextension;

import java.time.Clock;
import java.time.LocalDate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Municipalities;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.taxextension.ExtensionRefused.Reason;
import ch.meinkonto.portal.taxextension.TaxExtensionFields.Route;
import ch.meinkonto.portal.taxextension.TaxRegister.RegisterAway;
import ch.meinkonto.portal.upload.Uploads;

/** Finds the return somebody means and what they can have for it, and keeps both among the answers. */
@Component
class TaxReturns {
    private static final Logger log = LoggerFactory.getLogger(TaxReturns.class);

    private final TaxRegister register;
    private final ExtensionDeadlines deadlines;
    private final Extensions extensions;
    private final Uploads uploads;
    private final Clock clock;

    TaxReturns(TaxRegister register, ExtensionDeadlines deadlines, Extensions extensions, Uploads uploads,
            Clock clock) {
        this.register = register;
        this.deadlines = deadlines;
        this.extensions = extensions;
        this.uploads = uploads;
        this.clock = clock;
    }

    Answers byNumber(Answers answers) {
        return found(answers, TaxExtensionFields.NUMBER, () -> register.byNumber(answers.get(TaxExtensionFields.NUMBER))
                .orElseThrow(() -> new ExtensionRefused(TaxExtensionFields.NUMBER, Reason.NUMBER_UNKNOWN)));
    }

    Answers byCode(Answers answers) {
        return byCode(answers, TaxExtensionFields.CODE, answers.get(TaxExtensionFields.CODE));
    }

    Answers byPicture(Answers answers) {
        Uploads.Opened picture = uploads.open(answers.get(TaxExtensionFields.PICTURE).getFirst())
                .orElseThrow(() -> new ExtensionRefused(TaxExtensionFields.PICTURE, Reason.CODE_UNREADABLE));
        String code = PictureOfCode.read(picture.content(), picture.file().kind())
                .orElseThrow(() -> new ExtensionRefused(TaxExtensionFields.PICTURE, Reason.CODE_UNREADABLE));
        return byCode(answers, TaxExtensionFields.PICTURE, code);
    }

    private Answers byCode(Answers answers, Field<?> field, String code) {
        return found(answers, field, () -> register.byCode(code.replaceAll("\\s", ""))
                .orElseThrow(() -> new ExtensionRefused(field, Reason.CODE_UNKNOWN)));
    }

    private interface Look {
        TaxReturn up();
    }

    private Answers found(Answers answers, Field<?> field, Look look) {
        TaxReturn inRegister;
        try {
            inRegister = look.up();
        } catch (RegisterAway away) {
            log.warn("tax register not reached", away);
            throw new ExtensionRefused(field, Reason.REGISTER_AWAY);
        }
        // The register learns of an extension a little later than we do.
        TaxReturn taxReturn = extensions.applied(inRegister);
        Route route = switch (offer(taxReturn)) {
            case Offer.More more -> Route.BY_RULE;
            case Offer.OnlyWithReason only -> Route.WITH_REASON;
            case Offer.Nothing nothing -> throw refusal(field, nothing, taxReturn);
        };
        LocalDate due = deadlines.of(taxReturn.taxYear(), today()).dueOf(taxReturn);
        return answers.with(TaxExtensionFields.RETURN_NUMBER, taxReturn.number())
                .with(TaxExtensionFields.TAX_YEAR, taxReturn.taxYear())
                .with(TaxExtensionFields.DUE, due)
                .with(TaxExtensionFields.SELF_EMPLOYED, taxReturn.selfEmployed())
                .with(TaxExtensionFields.STATE, taxReturn.state())
                .with(TaxExtensionFields.ROUTE, route);
    }

    private ExtensionRefused refusal(Field<?> field, Offer.Nothing nothing, TaxReturn taxReturn) {
        return switch (nothing.obstacle()) {
            case FILED -> new ExtensionRefused(field, Reason.FILED, taxReturn.taxYear());
            case REMINDED -> new ExtensionRefused(field, Reason.REMINDED);
            case ELSEWHERE, LATE, TOO_EARLY, LONGEST -> Municipalities.nameOf(taxReturn.municipality())
                    .map(name -> new ExtensionRefused(field, Reason.ELSEWHERE, name))
                    .orElseGet(() -> new ExtensionRefused(field, Reason.ELSEWHERE_UNNAMED));
        };
    }

    /** Whether what could be had when the question was answered can still be had. */
    void check(Answers answers, Field<?> field) {
        boolean byRule = offer(answers) instanceof Offer.More;
        if (byRule != answers.is(TaxExtensionFields.ROUTE, Route.BY_RULE)) {
            throw new ExtensionRefused(field, Reason.CHANGED_SINCE);
        }
    }

    /** What can be had today for the return in the answers. */
    Offer offer(Answers answers) {
        return offer(extensions.applied(TaxExtensionFields.returnIn(answers)));
    }

    private Offer offer(TaxReturn taxReturn) {
        return deadlines.of(taxReturn.taxYear(), today()).offer(taxReturn, today());
    }

    /** The days for the returns that are due this year. */
    Deadlines thisYear() {
        return deadlines.of(today().getYear() - 1, today());
    }

    Deadlines of(Answers answers) {
        return deadlines.of(answers.get(TaxExtensionFields.TAX_YEAR), today());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
