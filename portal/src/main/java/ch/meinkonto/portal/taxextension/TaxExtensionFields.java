package ch.meinkonto.portal.taxextension;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Choice;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.DateField;
import ch.meinkonto.portal.form.KnownField;
import ch.meinkonto.portal.form.TextField;
import ch.meinkonto.portal.form.UploadField;

/** What is asked, known and decided. */
final class TaxExtensionFields {
    /** How somebody says which return it is about. */
    enum Way {
        PICTURE,
        CODE,
        NUMBER
    }

    /** Reasons that count; with none of them the office does not extend. */
    enum Cause {
        ILLNESS,
        BEREAVEMENT,
        ABROAD,
        MILITARY,
        NONE
    }

    /** Which way an extension can be had. */
    enum Route {
        BY_RULE,
        WITH_REASON
    }

    static final ChoiceField<Way> WAY = ChoiceField.of("way", Way.class);
    static final UploadField PICTURE = new UploadField("code-picture", false, 1);
    static final TextField<String> CODE = TextField.line("code", 80);
    static final TextField<String> NUMBER = TextField.number("register-number", 20,
            TaxExtensionFields::registerNumber, Function.identity());
    static final ChoiceField<Cause> CAUSE = ChoiceField.of("cause", Cause.class);
    static final TextField<String> EXPLANATION = TextField.lines("explanation", 2000);
    static final DateField WISH = DateField.named("wish");
    static final UploadField PROOF = new UploadField("proof", false, 5);

    static final KnownField<String> NAME = KnownField.text("name");
    static final KnownField<String> RETURN_NUMBER = KnownField.text("return-number");
    static final KnownField<Integer> TAX_YEAR = KnownField.of("tax-year", Integer::valueOf);
    static final KnownField<LocalDate> DUE = KnownField.of("due", LocalDate::parse);
    static final KnownField<Boolean> SELF_EMPLOYED = KnownField.of("self-employed", Boolean::valueOf).hidden();
    static final KnownField<TaxReturn.State> STATE = KnownField.of("return-state", TaxReturn.State::valueOf).hidden();
    static final KnownField<Route> ROUTE = KnownField.of("route", Route::valueOf).hidden();

    /** What is granted, by rule or by the office. */
    static final DateField GRANTED_UNTIL = DateField.named("granted-until");
    /** The last period a refusal sets. */
    static final KnownField<LocalDate> LAST_UNTIL = KnownField.of("last-until", LocalDate::parse);

    private TaxExtensionFields() {}

    /** The day to which it is to be extended, among those there are. */
    static ChoiceField<LocalDate> until(Function<Answers, List<LocalDate>> days) {
        return ChoiceField.among("until", answers -> days.apply(answers)
                .stream()
                .map(day -> new Choice(day.toString(), "day", List.of(day)))
                .toList(), LocalDate::parse, LocalDate::toString);
    }

    private static String registerNumber(String written) {
        String digits = written.replaceAll("[\\s.'’-]", "");
        if (!digits.matches("\\d{9}")) {
            throw new ExtensionRefused(NUMBER, ExtensionRefused.Reason.NUMBER_FORMAT);
        }
        return digits;
    }

    /** The return as it stands in the answers. */
    static TaxReturn returnIn(Answers answers) {
        return new TaxReturn(answers.get(RETURN_NUMBER), TaxReturn.ZURICH, answers.get(TAX_YEAR),
                answers.get(SELF_EMPLOYED), answers.get(DUE), answers.get(STATE));
    }
}
