package ch.meinkonto.portal.parkingapproval;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.DateField;
import ch.meinkonto.portal.form.DeclarationField;
import ch.meinkonto.portal.form.KnownField;
import ch.meinkonto.portal.form.TextField;
import ch.meinkonto.portal.form.UploadField;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval.Drive;
import ch.meinkonto.portal.parkingpermit.PermitsByApproval.Weighed;

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

    /** Whether somebody can park privately. */
    enum Space {
        NONE_BELONGS,
        NONE_TO_RENT,
        AVAILABLE
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
    /** Asked from the year on in which permits are only for who cannot park privately. */
    static final ChoiceField<Space> SPACE = ChoiceField.of("space", Space.class);
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
    /** Unladen weight as in the papers, where the price depends on it and the register of vehicles does not tell it. */
    static final TextField<Integer> KILOGRAMS = TextField.number("kilograms", 12, ApprovalFields::kilograms,
            weight -> Integer.toString(weight)).withoutObligation();
    /** What moves the vehicle, in the same case. */
    static final ChoiceField<Drive> DRIVE = optional(ChoiceField.of("drive", Drive.class));

    private ApprovalFields() {}

    private static <T> ChoiceField<T> optional(ChoiceField<T> field) {
        return new ChoiceField<>(field.name(), true, field.choices(), field.reader(), field.writer());
    }

    private static int kilograms(String written) {
        String digits = written.replaceAll("(?i)kg$|[\\s'’]", "");
        if (!digits.matches("\\d{1,4}") || !Weighed.isLight(Integer.parseInt(digits))) {
            throw new ApprovalRefused(KILOGRAMS, ApprovalRefused.Reason.KILOGRAMS_FORMAT, Weighed.HEAVIEST);
        }
        return Integer.parseInt(digits);
    }

    /** The vehicle as a decision names it; absent where the price does not depend on it. */
    static @Nullable Weighed vehicle(Answers decision) {
        return decision.has(KILOGRAMS) && decision.has(DRIVE)
                ? new Weighed(decision.get(KILOGRAMS), decision.get(DRIVE))
                : null;
    }

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
