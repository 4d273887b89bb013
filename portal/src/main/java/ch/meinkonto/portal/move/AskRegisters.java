package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.move.MoveFields.AHV;
import static ch.meinkonto.portal.move.MoveFields.ASKED_FOR;
import static ch.meinkonto.portal.move.MoveFields.BIRTH;
import static ch.meinkonto.portal.move.MoveFields.BOUND;
import static ch.meinkonto.portal.move.MoveFields.CANDIDATES;
import static ch.meinkonto.portal.move.MoveFields.DIRECTION;
import static ch.meinkonto.portal.move.MoveFields.DWELLING;
import static ch.meinkonto.portal.move.MoveFields.DWELLING_NUMBER;
import static ch.meinkonto.portal.move.MoveFields.FIRST_NAMES;
import static ch.meinkonto.portal.move.MoveFields.GOAL_TOWN;
import static ch.meinkonto.portal.move.MoveFields.HOUSE;
import static ch.meinkonto.portal.move.MoveFields.HOUSEHOLD;
import static ch.meinkonto.portal.move.MoveFields.MUNICIPALITY;
import static ch.meinkonto.portal.move.MoveFields.NAME;
import static ch.meinkonto.portal.move.MoveFields.PAPERS;
import static ch.meinkonto.portal.move.MoveFields.REPORTER;
import static ch.meinkonto.portal.move.MoveFields.SELF;
import static ch.meinkonto.portal.move.MoveFields.SEX;
import static ch.meinkonto.portal.move.MoveFields.STREET;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.InsuranceCheck;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.portal.cityservice.Municipalities;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.household.Households;
import ch.meinkonto.portal.move.MoveFields.Direction;
import ch.meinkonto.portal.move.MoveFields.Papers;
import ch.meinkonto.portal.move.MoveRefused.Reason;
import ch.meinkonto.portal.move.MoversFields.Insurance;

/** Asks the registers while somebody answers, and keeps among the answers what they say. */
@Component
class AskRegisters {
    private static final Logger log = LoggerFactory.getLogger(AskRegisters.class);

    private final ResidentRegister residents;
    private final DwellingRegister dwellings;
    private final InsuranceRegister cards;
    private final Households households;

    AskRegisters(ResidentRegister residents, DwellingRegister dwellings, InsuranceRegister cards,
            Households households) {
        this.residents = residents;
        this.dwellings = dwellings;
        this.cards = cards;
        this.households = households;
    }

    /**
     * Finds out who reports. The same words for everybody who must come to the counter: under age, deputyship, information
     * block, permits N and S. Who arrives is told them too when the register has them already, so that nobody can try out
     * who lives here.
     */
    Answers identify(Answers answers) {
        PersonIdentification asked = MoversFields.identified(answers.get(AHV), answers.get(NAME),
                answers.get(FIRST_NAMES), answers.get(SEX), answers.get(BIRTH));
        ResidentRegister.Answer answer = ask(AHV, () -> residents.ask(asked));
        Answers clean = withoutAlong(answers).with(ASKED_FOR, answers.get(DIRECTION));
        if (answers.is(DIRECTION, Direction.IN)) {
            return switch (answer) {
                case ResidentRegister.Answer.Unknown unknown -> clean.with(SELF, new RegisteredPerson(asked, false));
                case ResidentRegister.Answer.AtTheCounter counter -> throw new MoveRefused(AHV, Reason.COUNTER);
                case ResidentRegister.Answer.MayReport known -> throw new MoveRefused(AHV, Reason.COUNTER);
            };
        }
        return switch (answer) {
            case ResidentRegister.Answer.Unknown unknown -> throw new MoveRefused(AHV, Reason.PERSON_UNKNOWN);
            case ResidentRegister.Answer.AtTheCounter counter -> throw new MoveRefused(AHV, Reason.COUNTER);
            case ResidentRegister.Answer.MayReport known -> clean.with(SELF, known.person())
                    .with(HOUSEHOLD, known.household());
        };
    }

    /** Whether the account says who reports. Who arrives is in no register yet. */
    private static boolean isBound(Answers answers) {
        return answers.has(BOUND) && !answers.is(DIRECTION, Direction.IN);
    }

    /** Whether the register has named who reports, by the account: then it is not asked. */
    static boolean isNamed(Answers answers) {
        return answers.has(REPORTER) && !answers.is(DIRECTION, Direction.IN);
    }

    /** Finds out who reports from the account; whose account is no longer bound is asked like anybody. */
    Answers identifyBound(Answers answers) {
        if (!isBound(answers)) {
            return ChildMove.isIn(answers) ? unbound(answers) : answers.without(REPORTER);
        }
        return switch (households.identified(answers.get(BOUND))) {
            case Households.Told.Known<PersonIdentification> known -> identifyBound(answers, known.told());
            case Households.Told.NotBound<PersonIdentification> gone -> unbound(answers);
            case Households.Told.NotTold<PersonIdentification> nothing -> unbound(answers);
            case Households.Told.NoAnswer<PersonIdentification> silent ->
                throw new MoveRefused(DIRECTION, Reason.REGISTER_AWAY);
        };
    }

    private Answers identifyBound(Answers answers, PersonIdentification person) {
        if (ask(DIRECTION, () -> residents.ask(person)) instanceof ResidentRegister.Answer.MayReport known) {
            return ChildMove.isIn(answers)
                    ? childOf(known, answers)
                    : withoutAlong(answers).with(ASKED_FOR, answers.get(DIRECTION))
                            .with(REPORTER, known.person().name())
                            .with(SELF, known.person())
                            .with(HOUSEHOLD, known.household());
        }
        throw new MoveRefused(DIRECTION, Reason.COUNTER);
    }

    /** Whom the register does not name as a member of the parent's household does not move by the parent's word. */
    private static Answers childOf(ResidentRegister.Answer.MayReport parent, Answers answers) {
        RegisteredPerson child = parent.household()
                .stream()
                .filter(member -> answers.is(ChildMove.CHILD, member.identification().localPersonId().id()))
                .findFirst()
                .orElseThrow(() -> new MoveRefused(DIRECTION, Reason.COUNTER));
        return withoutAlong(answers).with(ASKED_FOR, answers.get(DIRECTION))
                .with(REPORTER, parent.person().name())
                .with(SELF, child);
    }

    /** The register knows nobody as a parent whose account it does not know. */
    private static Answers unbound(Answers answers) {
        if (ChildMove.isIn(answers)) {
            throw new MoveRefused(DIRECTION, Reason.COUNTER);
        }
        return withoutAlong(answers).without(BOUND).without(REPORTER);
    }

    /** Of a child the register must have named parent and child. */
    static void checkNamed(Answers answers) {
        if (ChildMove.isIn(answers) && !(answers.has(REPORTER) && answers.has(SELF))) {
            throw new MoveRefused(DIRECTION, Reason.CHANGED_SINCE);
        }
    }

    private static Answers withoutAlong(Answers answers) {
        Answers clean = answers.without(SELF).without(HOUSEHOLD);
        for (Field<?> along : MoversFields.HOUSEHOLD) {
            clean = clean.without(along);
        }
        return clean;
    }

    /** Whether what the register was asked is what is to be known. */
    static void checkIdentity(Answers answers, LocalDate today) {
        if (!answers.is(ASKED_FOR, answers.get(DIRECTION))) {
            throw new MoveRefused(AHV, Reason.CHANGED_SINCE);
        }
        if (answers.get(BIRTH).isAfter(today)) {
            throw new MoveRefused(BIRTH, Reason.BIRTH_IN_FUTURE);
        }
    }

    /** Permits N and S are for the counter. */
    static void checkPapers(Answers answers) {
        if (answers.is(PAPERS, Papers.N) || answers.is(PAPERS, Papers.S)) {
            throw new MoveRefused(PAPERS, Reason.COUNTER);
        }
    }

    Answers dwellingByNumber(Answers answers) {
        Dwelling dwelling = ask(DWELLING_NUMBER, () -> dwellings.byOfficialNumber(answers.get(DWELLING_NUMBER)))
                .orElseThrow(() -> new MoveRefused(DWELLING_NUMBER, Reason.DWELLING_UNKNOWN));
        return answers.without(DWELLING).with(CANDIDATES, List.of(dwelling));
    }

    Answers dwellingsAt(Answers answers) {
        List<Dwelling> found = ask(STREET, () -> dwellings.at(answers.get(STREET), answers.get(HOUSE)));
        if (found.isEmpty()) {
            throw new MoveRefused(STREET, Reason.BUILDING_UNKNOWN);
        }
        return answers.without(DWELLING).with(CANDIDATES, found);
    }

    /** Compares the landlord of a listed dwelling with the landlords' own reports. A register that is away holds nobody up. */
    Answers landlord(Answers answers) {
        Answers clean = answers.without(MoveFields.LANDLORD_CHECK);
        return MoveForm.dwelling(answers)
                .map(dwelling -> clean.with(MoveFields.LANDLORD_CHECK,
                        compared(dwelling, answers.get(MoveFields.LANDLORD))))
                .orElse(clean);
    }

    private LandlordCheck compared(Dwelling dwelling, String named) {
        try {
            return LandlordCheck.of(dwelling, named, dwellings.reportOf(dwelling));
        } catch (RegisterAway away) {
            log.warn("buildings register not reached", away);
            return LandlordCheck.notAsked(dwelling);
        }
    }

    /** Looks for the number of the municipality somebody leaves for. Without one, the office finds out. */
    Answers municipality(Answers answers) {
        return Municipalities.numberOf(answers.get(GOAL_TOWN))
                .map(number -> answers.with(MUNICIPALITY, number))
                .orElseGet(() -> answers.without(MUNICIPALITY));
    }

    /** Whether a card is the person's and says that they are insured. A register that is away holds nobody up. */
    Answers insurance(Answers answers, Insurance insurance, RegisteredPerson holder) {
        Answers clean = answers.without(insurance.result());
        var number = holder.identification().ahvn13();
        if (!answers.has(insurance.card()) || number == null) {
            return clean;
        }
        try {
            InsuranceRegister.Cover cover = cards.coverOf(answers.of(insurance.card()).orElseThrow(), number)
                    .orElseThrow(() -> new MoveRefused(insurance.card(), Reason.CARD_UNKNOWN));
            InsuranceCheck.Result result = cover.insured() ? InsuranceCheck.Result.YES : InsuranceCheck.Result.NO;
            return clean.with(insurance.result(), result.name() + "\t" + cover.insurer());
        } catch (RegisterAway away) {
            log.warn("card register not reached", away);
            return clean;
        }
    }

    private static <T> T ask(Field<?> field, Supplier<T> question) {
        try {
            return question.get();
        } catch (RegisterAway away) {
            log.warn("register not reached", away);
            throw new MoveRefused(field, Reason.REGISTER_AWAY);
        }
    }
}
