package ch.meinkonto.portal.move;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ch.meinkonto.ops.ech.InsuranceCheck;
import ch.meinkonto.ops.ech.PartialDate;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.portal.cases.Phrase;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.move.MoveFields.Direction;
import ch.meinkonto.portal.move.MoversFields.Insurance;

/** What registers say beside what somebody reported, for the office that compares the two; residents do not see it. */
final class BesideRegisters {
    private BesideRegisters() {}

    static Map<String, Object> of(Answers answers) {
        Map<String, Object> facts = new LinkedHashMap<>();
        person(answers).ifPresent(compared -> facts.put("move.office.person", compared));
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
    private static Optional<Phrase> person(Answers answers) {
        if (answers.is(MoveFields.DIRECTION, Direction.IN) || !answers.has(MoveFields.SELF)
                || !answers.has(MoveFields.NAME) || !answers.has(MoveFields.BIRTH)) {
            return Optional.empty();
        }
        PersonIdentification registered = answers.get(MoveFields.SELF).identification();
        String typed = answers.get(MoveFields.FIRST_NAMES) + " " + answers.get(MoveFields.NAME);
        boolean agrees = typed.equals(answers.get(MoveFields.SELF).name())
                && registered.dateOfBirth().equals(PartialDate.of(answers.get(MoveFields.BIRTH)))
                && answers.is(MoveFields.SEX, registered.sex());
        return Optional.of(agrees
                ? Phrase.of("move.office.person.agrees")
                : Phrase.of("move.office.person.differs", answers.get(MoveFields.SELF).name(),
                        birth(registered.dateOfBirth()), typed, answers.get(MoveFields.BIRTH)));
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
