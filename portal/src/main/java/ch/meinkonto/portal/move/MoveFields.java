package ch.meinkonto.portal.move;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.Sex;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Choice;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.DateField;
import ch.meinkonto.portal.form.DeclarationField;
import ch.meinkonto.portal.form.KnownField;
import ch.meinkonto.portal.form.TextField;
import ch.meinkonto.portal.form.UploadField;

/** What is asked, known and decided. */
final class MoveFields {
    /** Which way somebody moves, seen from the city. */
    enum Direction {
        WITHIN,
        OUT,
        IN
    }

    /** Permits as people call them; N and S never report online. */
    enum Papers {
        SWISS,
        B,
        C,
        L,
        F,
        N,
        S,
        OTHER;

        boolean isForeign() {
            return this != SWISS;
        }
    }

    /** How somebody says which dwelling it is. */
    enum DwellingWay {
        NUMBER,
        ADDRESS,
        UNLISTED
    }

    /** By what right somebody lives there. */
    enum Tenure {
        OWNER,
        TENANT,
        SUBTENANT
    }

    /** Whether somebody of the household moves along. */
    enum Along {
        MOVES,
        STAYS
    }

    /** Whether papers are at hand; who has them not goes on all the same and is asked later. */
    enum Ready {
        NOW,
        LATER
    }

    /** How the consent to a sublet is shown. */
    enum ConsentBy {
        NOW,
        /** The main tenant says so in their own account. */
        HERE,
        LATER
    }

    /** Where somebody goes who leaves. */
    enum Goal {
        SWITZERLAND,
        ABROAD
    }

    /** A child has nowhere to arrive from: the register that tells whose child it is has it here. */
    static final ChoiceField<Direction> DIRECTION = directions();
    static final TextField<Ahvn13> AHV = MoveTexts.ahv("ahv-number");
    static final TextField<String> NAME = MoveTexts.name("official-name");
    static final TextField<String> FIRST_NAMES = MoveTexts.name("first-names");
    static final ChoiceField<Sex> SEX = ChoiceField.of("sex", Sex.class);
    static final DateField BIRTH = DateField.named("birth");
    static final ChoiceField<Papers> PAPERS = ChoiceField.of("papers", Papers.class);

    static final DateField DAY = DateField.named("day");
    static final DeclarationField LATE_NOTED = new DeclarationField("late-noted");

    static final ChoiceField<DwellingWay> DWELLING_WAY = ChoiceField.of("dwelling-way", DwellingWay.class);
    static final TextField<String> DWELLING_NUMBER = MoveTexts.digits("dwelling-number", 12);
    static final TextField<String> STREET = MoveTexts.address("street", 60);
    static final TextField<String> HOUSE = MoveTexts.address("house", 12);
    static final ChoiceField<String> DWELLING = ChoiceField.among("dwelling", MoveFields::dwellings,
            Function.identity(), Function.identity());
    static final TextField<String> NEW_STREET = MoveTexts.address("new-street", 60);
    static final TextField<String> NEW_HOUSE = MoveTexts.address("new-house", 12);
    static final TextField<Integer> NEW_POSTCODE = MoveTexts.postcode("new-postcode");
    static final TextField<String> FLOOR = MoveTexts.address("floor", 20);
    static final TextField<String> POSITION = MoveTexts.address("position", 40).withoutObligation();

    static final ChoiceField<Goal> GOAL = ChoiceField.of("goal", Goal.class);
    static final TextField<String> GOAL_STREET = MoveTexts.address("goal-street", 60);
    static final TextField<String> GOAL_HOUSE = MoveTexts.address("goal-house", 12);
    static final TextField<Integer> GOAL_POSTCODE = MoveTexts.postcode("goal-postcode");
    static final TextField<String> GOAL_TOWN = MoveTexts.address("goal-town", 40);
    static final TextField<String> COUNTRY = MoveTexts.name("country", 50);
    static final TextField<String> FOREIGN_TOWN = MoveTexts.name("foreign-town", 100);

    static final ChoiceField<Tenure> TENURE = ChoiceField.of("tenure", Tenure.class);
    static final TextField<String> LANDLORD = MoveTexts.address("landlord", 100);
    static final ChoiceField<Ready> LEASE_READY = ChoiceField.of("lease-ready", Ready.class);
    static final UploadField LEASE = new UploadField("lease", true, 3);
    static final ChoiceField<ConsentBy> CONSENT_READY = ChoiceField.of("consent-ready", ConsentBy.class);
    static final UploadField CONSENT = new UploadField("consent", true, 3);
    static final ChoiceField<Ready> PERMITS_READY = ChoiceField.of("permits-ready", Ready.class);
    static final UploadField PERMITS = new UploadField("permits", true, 5);

    static final TextField<String> PHONE = MoveTexts.phone("phone");
    static final TextField<String> MAIL = MoveTexts.mail("mail");

    /** Number in the register of whoever has bound their account: they are not asked who they are. */
    static final KnownField<String> BOUND = KnownField.text("bound").hidden();
    /** Their name, so that they see who reports. */
    static final KnownField<String> REPORTER = KnownField.text("reporter");
    /** Who reports, as the register has them; who arrives, as they say. */
    static final KnownField<RegisteredPerson> SELF = new KnownField<>("self", false, RegisteredPerson::read,
            RegisteredPerson::write);
    /** Who may move along, by the register. */
    static final KnownField<List<RegisteredPerson>> HOUSEHOLD = new KnownField<>("household", false,
            RegisteredPerson::readAll, RegisteredPerson::writeAll);
    /** What was asked of the register: with another direction it must be asked again. */
    static final KnownField<Direction> ASKED_FOR = KnownField.of("asked-for", Direction::valueOf).hidden();
    static final KnownField<List<Dwelling>> CANDIDATES = new KnownField<>("candidates", false, Dwelling::readAll,
            Dwelling::writeAll);
    /** Number of the municipality somebody leaves for; absent where nobody knows it. */
    static final KnownField<Integer> MUNICIPALITY = KnownField.of("municipality", Integer::valueOf).hidden();

    /** What came of comparing the landlord with the landlords' own reports, of listed dwellings. */
    static final KnownField<LandlordCheck> LANDLORD_CHECK = new KnownField<>("landlord-check", false,
            LandlordCheck::read, LandlordCheck::write);

    /** Until when it had to be reported, by the rule of that day. */
    static final KnownField<LocalDate> REPORT_BY = KnownField.of("report-by", LocalDate::parse);
    /** The fine that is possible, of late reports alone. */
    static final KnownField<String> POSSIBLE_FINE = KnownField.text("possible-fine");
    /** What was paid for everybody who moves, when it was reported. */
    static final KnownField<String> FEE = KnownField.text("fee");
    /** What the migration office will bill by itself, of moves with foreigners alone. */
    static final KnownField<String> PERMIT_FEE = KnownField.text("permit-fee");

    private MoveFields() {}

    private static ChoiceField<Direction> directions() {
        ChoiceField<Direction> all = ChoiceField.of("direction", Direction.class);
        String in = ChoiceField.valueOf(Direction.IN);
        return ChoiceField.among(all.name(), answers -> all.choices()
                .apply(answers)
                .stream()
                .filter(choice -> !ChildMove.isIn(answers) || !choice.value().equals(in))
                .toList(), all.reader(), all.writer());
    }

    private static List<Choice> dwellings(Answers answers) {
        return answers.of(CANDIDATES)
                .orElse(List.of())
                .stream()
                .map(dwelling -> new Choice(dwelling.key(), "place",
                        List.of(dwelling.street() + " " + dwelling.house(),
                                dwelling.postcode() + " " + dwelling.town(), dwelling.floor(), dwelling.position(),
                                dwelling.officialNumber())))
                .toList();
    }
}
