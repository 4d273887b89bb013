package ch.meinkonto.portal.move;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.InsuranceCardNumber;
import ch.meinkonto.ops.ech.InsuranceCheck;
import ch.meinkonto.ops.ech.NamedPersonId;
import ch.meinkonto.ops.ech.PartialDate;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.ops.ech.Sex;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Choice;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.DateField;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.form.KnownField;
import ch.meinkonto.portal.form.TextField;
import ch.meinkonto.portal.form.UploadField;
import ch.meinkonto.portal.move.MoveFields.Along;
import ch.meinkonto.portal.move.MoveFields.Direction;

/** Who moves: members of the household as the register knows them, or those somebody brings who arrives. */
final class MoversFields {
    private static final List<String> PLACES = List.of("one", "two", "three", "four", "five", "six");
    private static final int MOST_COMPANIONS = 4;
    private static final String SELF = "self";
    /** Numbers somebody had elsewhere stay there: for us a person is their AHV number. */
    private static final String NO_LOCAL_NUMBER = "unknown";

    /** Members of the household the register may tell, each with the question whether they move along. */
    static final List<ChoiceField<Along>> HOUSEHOLD = IntStream.range(0, PLACES.size())
            .mapToObj(MoversFields::along)
            .toList();
    /** How many somebody brings who arrives. */
    static final ChoiceField<Integer> COMPANIONS = ChoiceField.among("companions",
            answers -> IntStream.rangeClosed(0, MOST_COMPANIONS).mapToObj(Integer::toString).map(Choice::of).toList(),
            Integer::valueOf, number -> Integer.toString(number));
    /** Those. */
    static final List<Companion> BROUGHT = PLACES.subList(0, MOST_COMPANIONS).stream().map(Companion::at).toList();
    /** Insurance of who reports, then of those they bring. */
    static final List<Insurance> INSURANCES = insurances();

    private MoversFields() {}

    /**
     * Somebody who is brought along.
     *
     * @param place which of them
     */
    record Companion(String place, TextField<String> name, TextField<String> firstNames, DateField birth,
            ChoiceField<Sex> sex, TextField<Ahvn13> ahv) {
        private static Companion at(String place) {
            return new Companion(place, MoveTexts.name("name-" + place), MoveTexts.name("first-names-" + place),
                    DateField.named("birth-" + place), ChoiceField.of("sex-" + place, Sex.class),
                    MoveTexts.ahv("ahv-number-" + place));
        }

        RegisteredPerson person(Answers answers) {
            return new RegisteredPerson(identified(answers.get(ahv), answers.get(name), answers.get(firstNames),
                    answers.get(sex), answers.get(birth)), isForeign(answers));
        }

        private boolean isKnown(Answers answers) {
            return List.<Field<?>>of(ahv, name, firstNames, sex, birth).stream().allMatch(answers::has);
        }
    }

    /** How somebody says that they are insured. */
    enum InsuredBy {
        NUMBER,
        PICTURE,
        LATER
    }

    /**
     * The insurance of one person who arrives.
     *
     * @param place whose: self, or a place among those brought
     * @param by how it is told
     * @param card number of the card
     * @param picture picture of the card
     * @param result what the register says: result and insurer
     */
    record Insurance(String place, ChoiceField<InsuredBy> by, TextField<InsuranceCardNumber> card,
            UploadField picture, KnownField<String> result) {
        private static Insurance of(String place) {
            return new Insurance(place, ChoiceField.of("insured-by-" + place, InsuredBy.class),
                    MoveTexts.card("card-" + place), new UploadField("card-picture-" + place, true, 2),
                    KnownField.text("insured-" + place).hidden());
        }

        /** As messages tell it. */
        InsuranceCheck check(Answers answers) {
            if (!answers.is(by, InsuredBy.NUMBER)) {
                return new InsuranceCheck(null, null, InsuranceCheck.Result.UNKNOWN);
            }
            String[] said = answers.of(result).orElse(InsuranceCheck.Result.UNKNOWN.name()).split("\t", 2);
            return new InsuranceCheck(answers.of(card).map(InsuranceCardNumber::digits).orElse(null),
                    said.length > 1 ? said[1] : null, InsuranceCheck.Result.valueOf(said[0]));
        }
    }

    private static List<Insurance> insurances() {
        List<Insurance> all = new ArrayList<>(List.of(Insurance.of(SELF)));
        BROUGHT.forEach(companion -> all.add(Insurance.of(companion.place())));
        return List.copyOf(all);
    }

    private static ChoiceField<Along> along(int index) {
        ChoiceField<Along> plain = ChoiceField.of("along-" + PLACES.get(index), Along.class);
        return ChoiceField.among(plain.name(), answers -> plain.choices()
                .apply(answers)
                .stream()
                .map(choice -> new Choice(choice.value(), choice.text(), List.of(nameOf(index, answers))))
                .toList(), plain.reader(), plain.writer());
    }

    private static String nameOf(int index, Answers answers) {
        return member(index, answers) ? answers.get(MoveFields.HOUSEHOLD).get(index).name() : "";
    }

    /** Whether the register told that many. */
    static boolean member(int index, Answers answers) {
        return answers.of(MoveFields.HOUSEHOLD).orElse(List.of()).size() > index;
    }

    /** Whether the household has more members than can be asked about: the office asks then. */
    static boolean isTooLarge(Answers answers) {
        return member(HOUSEHOLD.size(), answers);
    }

    /** Who moves: who reports comes first. */
    static List<RegisteredPerson> movers(Answers answers) {
        List<RegisteredPerson> movers = new ArrayList<>();
        if (answers.is(MoveFields.DIRECTION, Direction.IN)) {
            movers.add(new RegisteredPerson(answers.get(MoveFields.SELF).identification(), isForeign(answers)));
            BROUGHT.subList(0, answers.of(COMPANIONS).orElse(0))
                    .forEach(companion -> movers.add(companion.person(answers)));
            return movers;
        }
        movers.add(answers.get(MoveFields.SELF));
        List<RegisteredPerson> household = answers.of(MoveFields.HOUSEHOLD).orElse(List.of());
        for (int index = 0; index < Math.min(household.size(), HOUSEHOLD.size()); index++) {
            if (answers.is(HOUSEHOLD.get(index), Along.MOVES)) {
                movers.add(household.get(index));
            }
        }
        return movers;
    }

    /** Whether one of those who move needs a permit. */
    static boolean anyForeigner(Answers answers) {
        return areKnown(answers) && movers(answers).stream().anyMatch(RegisteredPerson::foreigner);
    }

    private static boolean isForeign(Answers answers) {
        return answers.of(MoveFields.PAPERS).filter(MoveFields.Papers::isForeign).isPresent();
    }

    /** Whether everybody who moves has been named. */
    static boolean areKnown(Answers answers) {
        boolean arrives = answers.is(MoveFields.DIRECTION, Direction.IN);
        return answers.has(MoveFields.SELF) && (!arrives || BROUGHT.stream()
                .limit(answers.of(COMPANIONS).orElse(0))
                .allMatch(companion -> companion.isKnown(answers)));
    }

    static PersonIdentification identified(Ahvn13 number, String name, String firstNames, Sex sex,
            LocalDate birth) {
        return new PersonIdentification(number, new NamedPersonId("LOC.261", NO_LOCAL_NUMBER), List.of(), List.of(),
                name, firstNames, null, sex, PartialDate.of(birth));
    }
}
