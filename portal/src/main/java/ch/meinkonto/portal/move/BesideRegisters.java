package ch.meinkonto.portal.move;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ch.meinkonto.ops.ech.InsuranceCheck;
import ch.meinkonto.ops.ech.PartialDate;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.portal.cases.Phrase;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.move.MoveFields.Direction;
import ch.meinkonto.portal.move.MoversFields.Insurance;

/** What registers say beside what somebody reported, for the office that compares the two; residents do not see it. */
final class BesideRegisters {
    private BesideRegisters() {}

    static Map<String, Object> of(Answers answers) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (isTyped(answers)) {
            person(answers, facts);
        }
        if (answers.is(MoveFields.DIRECTION, Direction.IN) && MoversFields.areKnown(answers)) {
            List<RegisteredPerson> movers = MoversFields.movers(answers);
            for (int index = 0; index < movers.size(); index++) {
                Insurance insurance = MoversFields.INSURANCES.get(index);
                String name = movers.get(index).name();
                insured(insurance, answers)
                        .ifPresent(said -> facts.put("move.office.insurance." + insurance.place(),
                                Phrase.of("move.office.insurance." + said.key(), name, said.insurer())));
            }
        }
        return facts;
    }

    /** What somebody typed of themselves, where it was asked; whom the register did not have, it says nothing of. */
    private static boolean isTyped(Answers answers) {
        return !answers.is(MoveFields.DIRECTION, Direction.IN) && answers.has(MoveFields.SELF)
                && List.<Field<?>>of(MoveFields.NAME, MoveFields.FIRST_NAMES, MoveFields.SEX, MoveFields.BIRTH)
                        .stream()
                        .allMatch(answers::has);
    }

    private static void person(Answers answers, Map<String, Object> facts) {
        PersonIdentification registered = answers.get(MoveFields.SELF).identification();
        String name = answers.get(MoveFields.SELF).name();
        String typed = answers.get(MoveFields.FIRST_NAMES) + " " + answers.get(MoveFields.NAME);
        LocalDate birth = answers.get(MoveFields.BIRTH);
        boolean agrees = typed.equals(name) && registered.dateOfBirth().equals(PartialDate.of(birth));
        facts.put("move.office.person", agrees
                ? Phrase.of("move.office.person.agrees", name)
                : Phrase.of("move.office.person.differs", name, birth(registered.dateOfBirth()), typed, birth));
        if (!answers.is(MoveFields.SEX, registered.sex())) {
            facts.put("move.office.sex", Phrase.of("move.office.sex.differs"));
        }
    }

    private static Object birth(PartialDate date) {
        return switch (date) {
            case PartialDate.Day day -> day.date();
            case PartialDate.Month month -> month.month().toString();
            case PartialDate.WholeYear year -> year.year().toString();
        };
    }

    /**
     * What there is to say about somebody's insurance.
     *
     * @param key last part of the message key
     * @param insurer by the register, empty where it was not asked
     */
    private record Said(String key, String insurer) {}

    /** A picture speaks for itself. */
    private static Optional<Said> insured(Insurance insurance, Answers answers) {
        return answers.of(insurance.by()).flatMap(by -> switch (by) {
            case NUMBER -> Optional.of(byNumber(insurance.check(answers)));
            case PICTURE -> Optional.empty();
            case LATER -> Optional.of(new Said("missing", ""));
        });
    }

    private static Said byNumber(InsuranceCheck check) {
        String insurer = check.insurer() == null ? "" : check.insurer();
        return new Said(switch (check.result()) {
            case YES -> "yes";
            case NO -> "no";
            case UNKNOWN -> "not-asked";
        }, insurer);
    }
}
