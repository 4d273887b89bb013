package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.move.MoveFields.AHV;
import static ch.meinkonto.portal.move.MoveFields.BIRTH;
import static ch.meinkonto.portal.move.MoveFields.DAY;
import static ch.meinkonto.portal.move.MoveFields.DIRECTION;
import static ch.meinkonto.portal.move.MoveFields.DWELLING_WAY;
import static ch.meinkonto.portal.move.MoveFields.GOAL;
import static ch.meinkonto.portal.move.MoveFields.PAPERS;
import static ch.meinkonto.portal.move.MoveFields.TENURE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import ch.meinkonto.portal.form.AnswerRefused;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.KnownField;
import ch.meinkonto.portal.form.Mistake;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Question.Notice;
import ch.meinkonto.portal.form.Section;
import ch.meinkonto.portal.form.UploadField;
import ch.meinkonto.portal.move.MoveFields.ConsentBy;
import ch.meinkonto.portal.move.MoveFields.Direction;
import ch.meinkonto.portal.move.MoveFields.DwellingWay;
import ch.meinkonto.portal.move.MoveFields.Goal;
import ch.meinkonto.portal.move.MoveFields.Ready;
import ch.meinkonto.portal.move.MoveFields.Tenure;
import ch.meinkonto.portal.move.MoveRefused.Reason;
import ch.meinkonto.portal.move.MoversFields.Insurance;
import ch.meinkonto.portal.move.MoversFields.InsuredBy;

/** What is asked: who, with whom, when, where to, by what right, insured by whom, reached how. */
final class MoveForm {
    private static final int FULL_AGE = 18;

    private final AskRegisters registers;
    private final MoveRules rules;
    private final FormDefinition third;

    MoveForm(AskRegisters registers, MoveRules rules) {
        this.registers = registers;
        this.rules = rules;
        List<KnownField<?>> known = new ArrayList<>(
                List.of(MoveFields.BOUND, MoveFields.REPORTER, MoveFields.SELF, MoveFields.HOUSEHOLD,
                        MoveFields.ASKED_FOR, MoveFields.CANDIDATES, MoveFields.MUNICIPALITY,
                        MoveFields.LANDLORD_CHECK, ChildMove.CHILD, ChildMove.CHILD_NAME));
        MoversFields.INSURANCES.forEach(insurance -> known.add(insurance.result()));
        this.third = new FormDefinition(MoveService.NAME, 3, List.of(who(), HouseholdQuestions.section(),
                Custody.section(rules::today), when(), where(), housing(),
                insured(), Besides.section(), contact()), known);
    }

    FormDefinition newest() {
        return third;
    }

    private Section who() {
        return Section.of("who", Question.of("direction", DIRECTION)
                .learning(registers::identifyBound)
                .checking(AskRegisters::checkNamed),
                Question.of("identity", AHV, MoveFields.NAME, MoveFields.FIRST_NAMES, MoveFields.SEX, BIRTH)
                        .when(answers -> answers.has(DIRECTION) && !AskRegisters.isNamed(answers)
                                && !ChildMove.isIn(answers))
                        .learning(this::identified)
                        .checking(answers -> AskRegisters.checkIdentity(answers, rules.today())),
                Question.of("papers", PAPERS)
                        .when(MoveForm::arrives)
                        .checking(AskRegisters::checkPapers));
    }

    /** Who is under age does not report by themselves, whatever a register says; in the words for everybody. */
    private Answers identified(Answers answers) {
        LocalDate birth = answers.get(BIRTH);
        if (birth.isAfter(rules.today())) {
            throw new MoveRefused(BIRTH, Reason.BIRTH_IN_FUTURE);
        }
        Answers known = registers.identify(answers);
        if (birth.plusYears(FULL_AGE).isAfter(rules.today())) {
            throw new MoveRefused(AHV, Reason.COUNTER);
        }
        return known;
    }

    private Section when() {
        return Section.of("when", Question.of("day", DAY)
                .noting(answers -> Optional.of(new Notice("move.notice.period",
                        List.of(rules.periodOf(rules.today()).days()))))
                .checking(this::checkDay),
                Question.of("late", MoveFields.LATE_NOTED)
                        .when(this::isLate)
                        .noting(answers -> Optional.of(new Notice("move.notice.late",
                                List.of(rules.periodOf(answers.get(DAY)).last(), rules.fineOf(answers.get(DAY)))))));
    }

    private boolean isLate(Answers answers) {
        return answers.of(DAY).filter(day -> rules.periodOf(day).isLate(rules.today())).isPresent();
    }

    private void checkDay(Answers answers) {
        if (!ReportingPeriod.isPlausible(answers.get(DAY), rules.today())) {
            throw new MoveRefused(DAY, Reason.DAY_IMPLAUSIBLE);
        }
    }

    private Section where() {
        return Section.of("where", Question.of("dwelling-way", DWELLING_WAY).when(MoveForm::staysHere),
                Question.of("dwelling-number", MoveFields.DWELLING_NUMBER)
                        .when(by(DwellingWay.NUMBER))
                        .learning(registers::dwellingByNumber),
                Question.of("address", MoveFields.STREET, MoveFields.HOUSE)
                        .when(by(DwellingWay.ADDRESS))
                        .learning(registers::dwellingsAt),
                Question.of("dwelling", MoveFields.DWELLING)
                        .when(by(DwellingWay.NUMBER).or(by(DwellingWay.ADDRESS)))
                        .checking(MoveForm::checkDwelling),
                Question.of("unlisted", MoveFields.NEW_STREET, MoveFields.NEW_HOUSE, MoveFields.NEW_POSTCODE,
                        MoveFields.FLOOR, MoveFields.POSITION).when(by(DwellingWay.UNLISTED)),
                Question.of("goal", GOAL).when(MoveForm::leaves),
                Question.of("goal-address", MoveFields.GOAL_STREET, MoveFields.GOAL_HOUSE, MoveFields.GOAL_POSTCODE,
                        MoveFields.GOAL_TOWN)
                        .when(answers -> leaves(answers) && answers.is(GOAL, Goal.SWITZERLAND))
                        .learning(registers::municipality),
                Question.of("abroad", MoveFields.COUNTRY, MoveFields.FOREIGN_TOWN)
                        .when(answers -> leaves(answers) && answers.is(GOAL, Goal.ABROAD)));
    }

    /** The way to the dwelling may have been changed after it was chosen. */
    private static void checkDwelling(Answers answers) {
        List<Dwelling> candidates = answers.of(MoveFields.CANDIDATES).orElse(List.of());
        boolean asAsked = candidates.stream()
                .allMatch(dwelling -> answers.is(DWELLING_WAY, DwellingWay.NUMBER)
                        ? answers.is(MoveFields.DWELLING_NUMBER, dwelling.officialNumber())
                        : answers.of(MoveFields.STREET).filter(dwelling.street()::equalsIgnoreCase).isPresent());
        if (!asAsked) {
            throw new MoveRefused(MoveFields.DWELLING, Reason.CHANGED_SINCE);
        }
    }

    private static Predicate<Answers> by(DwellingWay way) {
        return answers -> staysHere(answers) && answers.is(DWELLING_WAY, way);
    }

    private Section housing() {
        return Section.of("housing", ChildMove.host(), Question.of("tenure", TENURE)
                .when(answers -> staysHere(answers) && !ChildMove.isIn(answers)),
                Question.of("landlord", MoveFields.LANDLORD)
                        .when(answers -> staysHere(answers) && answers.has(TENURE)
                                && !answers.is(TENURE, Tenure.OWNER))
                        .learning(registers::landlord),
                papers("lease-proof", MoveFields.LEASE_READY, MoveFields.LEASE).when(MoveForm::rents),
                Question.of("consent-proof", MoveFields.CONSENT_READY, MoveFields.CONSENT)
                        .when(MoveForm::sublets)
                        .checking(answers -> mustBeThere(answers,
                                answers.is(MoveFields.CONSENT_READY, ConsentBy.NOW), MoveFields.CONSENT)),
                papers("permits-proof", MoveFields.PERMITS_READY, MoveFields.PERMITS).when(MoveForm::needsPermits)
                        .noting(this::billOfTheMigrationOffice));
    }

    private Optional<Notice> billOfTheMigrationOffice(Answers answers) {
        return MoversFields.areKnown(answers)
                ? Optional.of(new Notice("move.notice.permit-fee", List.of(rules.feesOn(rules.today())
                        .ofTheMigrationOffice(answers.get(DIRECTION), MoversFields.movers(answers)))))
                : Optional.empty();
    }

    /** What came of comparing the landlord of the dwelling that was chosen; empty for owners, sublets, unlisted dwellings. */
    static Optional<LandlordCheck> landlordCheck(Answers answers) {
        return dwelling(answers).filter(dwelling -> answers.is(TENURE, Tenure.TENANT))
                .map(dwelling -> answers.of(MoveFields.LANDLORD_CHECK)
                        .filter(check -> check.dwelling().equals(dwelling.key()))
                        .orElseGet(() -> LandlordCheck.notAsked(dwelling)));
    }

    /** One page, so that the office can ask back for papers that were to follow. */
    private static Question papers(String name, ChoiceField<Ready> ready, UploadField files) {
        return Question.of(name, ready, files)
                .checking(answers -> mustBeThere(answers, answers.is(ready, Ready.NOW), files));
    }

    private static void mustBeThere(Answers answers, boolean promised, Field<?> field) {
        if (promised && !answers.has(field)) {
            throw new AnswerRefused(field.name(), Mistake.MISSING);
        }
    }

    private static boolean rents(Answers answers) {
        return staysHere(answers) && answers.is(TENURE, Tenure.TENANT);
    }

    static boolean sublets(Answers answers) {
        return staysHere(answers) && answers.is(TENURE, Tenure.SUBTENANT);
    }

    private static boolean needsPermits(Answers answers) {
        return staysHere(answers) && MoversFields.anyForeigner(answers);
    }

    private Section insured() {
        List<Question> questions = new ArrayList<>();
        for (int index = 0; index < MoversFields.INSURANCES.size(); index++) {
            int place = index;
            Insurance insurance = MoversFields.INSURANCES.get(index);
            Predicate<Answers> asked = answers -> arrives(answers) && MoversFields.areKnown(answers)
                    && MoversFields.movers(answers).size() > place;
            questions.add(Question.of("insurance-" + insurance.place(), insurance.by(), insurance.card(),
                    insurance.picture())
                    .when(asked)
                    .checking(answers -> {
                        mustBeThere(answers, answers.is(insurance.by(), InsuredBy.NUMBER), insurance.card());
                        mustBeThere(answers, answers.is(insurance.by(), InsuredBy.PICTURE), insurance.picture());
                    })
                    .learning(answers -> registers.insurance(answers, insurance,
                            MoversFields.movers(answers).get(place))));
        }
        return new Section("insured", questions);
    }

    private static Section contact() {
        return Section.of("contact", Question.of("contact", MoveFields.PHONE, MoveFields.MAIL));
    }

    private static boolean arrives(Answers answers) {
        return answers.is(DIRECTION, Direction.IN);
    }

    private static boolean leaves(Answers answers) {
        return answers.is(DIRECTION, Direction.OUT);
    }

    private static boolean staysHere(Answers answers) {
        return answers.has(DIRECTION) && !leaves(answers);
    }

    /** The dwelling that was chosen; empty where it is not listed, or elsewhere. */
    static Optional<Dwelling> dwelling(Answers answers) {
        if (!answers.has(MoveFields.DWELLING) || answers.is(DWELLING_WAY, DwellingWay.UNLISTED)
                || !staysHere(answers)) {
            return Optional.empty();
        }
        return answers.of(MoveFields.CANDIDATES)
                .orElse(List.of())
                .stream()
                .filter(dwelling -> answers.is(MoveFields.DWELLING, dwelling.key()))
                .findFirst();
    }
}
