package ch.meinkonto.portal.parkingapproval;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.DateField;
import ch.meinkonto.portal.form.DeclarationField;
import ch.meinkonto.portal.form.KnownField;
import ch.meinkonto.portal.form.TextField;
import ch.meinkonto.portal.form.UploadField;

/** What is asked, known and decided. */
final class ApprovalFields {
    /** Why the office has to approve it. */
    enum Ground {
        CAR_SHARING,
        FOREIGN_PLATE,
        WEEKLY_RESIDENT,
        BUSINESS,
        OTHER
    }

    static final ChoiceField<Ground> GROUND = ChoiceField.of("ground", Ground.class);
    /** Of the car-sharing group, or of the business. */
    static final TextField<String> ORGANISATION = TextField.line("organisation", 80);
    static final TextField<String> EXPLANATION = TextField.lines("explanation", 1_000);
    /** Distinguishing sign of the country; empty for Switzerland. */
    static final TextField<String> COUNTRY = TextField.line("country", 3).withoutObligation();
    static final TextField<String> PLATE = TextField.line("plate", 15);
    static final UploadField REGISTRATION = new UploadField("registration", false, 4);
    static final TextField<String> POSTCODE = TextField.number("postcode", 4, Function.identity(),
            Function.identity());
    /** Reads the month; which ones there are the form says. */
    static final ChoiceField<YearMonth> START = ChoiceField.among("start", answers -> List.of(), YearMonth::parse,
            YearMonth::toString);
    static final UploadField CONTRACT = new UploadField("contract", false, 3);
    static final UploadField STAY = new UploadField("stay", false, 3);
    static final UploadField EXTRACT = new UploadField("extract", false, 3);
    static final UploadField SUPPORT = new UploadField("support", true, 3);
    static final DeclarationField TRUTH = new DeclarationField("truth");

    /** Account id: whose weekly residence may be known. */
    static final KnownField<String> OWNER = KnownField.text("owner").hidden();
    /** The plate in its one written form. */
    static final KnownField<String> MARK = KnownField.text("mark").hidden();
    static final KnownField<String> ZONE = KnownField.text("zone");
    static final KnownField<LocalDate> STAY_UNTIL = KnownField.of("stay-until", LocalDate::parse);

    /** From when on it is granted. */
    static final DateField GRANTED_FROM = DateField.named("granted-from");

    private ApprovalFields() {}

    static boolean isFor(Answers answers, Ground ground) {
        return answers.is(GROUND, ground);
    }

    static boolean hasOrganisation(Answers answers) {
        return isFor(answers, Ground.CAR_SHARING) || isFor(answers, Ground.BUSINESS);
    }

    /** Whether a weekly residence still has to be proven. */
    static boolean mustProveStay(Answers answers) {
        return isFor(answers, Ground.WEEKLY_RESIDENT) && !answers.has(STAY_UNTIL);
    }
}
