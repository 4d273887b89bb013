package ch.meinkonto.portal.weeklyresident;

import java.time.LocalDate;
import java.util.function.Function;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.DateField;
import ch.meinkonto.portal.form.DeclarationField;
import ch.meinkonto.portal.form.KnownField;
import ch.meinkonto.portal.form.TextField;
import ch.meinkonto.portal.form.UploadField;

/** What is asked, known and decided. */
final class ResidenceFields {
    /** What somebody wants. */
    enum Wish {
        REGISTER,
        EXTEND
    }

    /** Where somebody is a citizen. */
    enum Citizenship {
        SWISS,
        LIECHTENSTEIN,
        OTHER
    }

    /** Why somebody stays. */
    enum Purpose {
        STUDY,
        TRAINING,
        SEASON,
        HOME
    }

    /** How much of their time somebody studies. */
    enum Studies {
        FULL_TIME,
        PART_TIME,
        NONE
    }

    static final ChoiceField<Wish> WISH = ChoiceField.of("wish", Wish.class);
    static final ChoiceField<Citizenship> CITIZENSHIP = ChoiceField.of("citizenship", Citizenship.class);
    static final ChoiceField<Purpose> PURPOSE = ChoiceField.of("purpose", Purpose.class);
    static final ChoiceField<Studies> STUDIES = ChoiceField.of("studies", Studies.class);
    static final DateField ARRIVAL = DateField.named("arrival");
    static final DateField END = DateField.named("end");
    static final TextField<String> STREET = TextField.line("street", 80);
    static final TextField<String> POSTCODE = TextField.number("postcode", 4, ResidenceFields::postcode,
            Function.identity());
    static final TextField<String> HOME_TOWN = TextField.line("home-town", 60);
    static final DateField HOME_UNTIL = DateField.named("home-until");
    static final DateField PERMIT_UNTIL = DateField.named("permit-until");
    static final UploadField HOME_DOCUMENT = new UploadField("home-document", false, 2);
    static final UploadField IDENTITY = new UploadField("identity", false, 2);
    static final UploadField LEASE = new UploadField("lease", false, 5);
    static final UploadField PERMIT_COPY = new UploadField("permit-copy", false, 2);
    static final UploadField PROOF = new UploadField("proof", false, 3);
    static final DeclarationField TRUTH = new DeclarationField("truth");

    static final KnownField<String> NAME = KnownField.text("name");
    /** Account id: whose registration is extended. */
    static final KnownField<String> OWNER = KnownField.text("owner").hidden();
    /** Reference of the registration that is extended. */
    static final KnownField<String> EXTENDS = KnownField.text("extends");
    static final KnownField<LocalDate> CURRENT_UNTIL = KnownField.of("current-until", LocalDate::parse);
    /** Last day before any extension. */
    static final KnownField<LocalDate> FIRST_UNTIL = KnownField.of("first-until", LocalDate::parse).hidden();

    /** What is granted, by rule or by the office. */
    static final DateField GRANTED_UNTIL = DateField.named("granted-until");

    private ResidenceFields() {}

    /** A postcode of the city: 8000 to 8099. */
    private static String postcode(String written) {
        if (!written.matches("80\\d\\d")) {
            throw new ResidenceRefused(POSTCODE, ResidenceRefused.Reason.POSTCODE_NOT_IN_CITY);
        }
        return written;
    }

    static boolean registers(Answers answers) {
        return answers.is(WISH, Wish.REGISTER);
    }

    static boolean extendsStay(Answers answers) {
        return answers.is(WISH, Wish.EXTEND);
    }

    static boolean isForeign(Answers answers) {
        return answers.has(CITIZENSHIP) && !answers.is(CITIZENSHIP, Citizenship.SWISS);
    }

    /** What limits the stay, when all of it is answered. */
    static Caps caps(Answers answers) {
        return new Caps(answers.get(HOME_UNTIL), isForeign(answers) ? answers.get(PERMIT_UNTIL) : null,
                answers.get(END));
    }
}
