package ch.meinkonto.portal.move;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ch.meinkonto.portal.cityservice.ToldBefore.NewPlace;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.form.Section;
import ch.meinkonto.portal.form.TextField;
import ch.meinkonto.portal.move.MoveFields.Direction;
import ch.meinkonto.portal.move.MoveRefused.Reason;

/** What a move means besides: the dog gets another address, and so do vehicles. */
final class Besides {
    private static final int MOST_CHARACTERS = 100;

    /** Whether a dog comes along. */
    enum Dog {
        NO,
        YES
    }

    /** Whether somebody has a vehicle, and who tells the road traffic office. */
    enum Vehicles {
        NONE,
        INFORM,
        MYSELF
    }

    static final ChoiceField<Dog> DOG = ChoiceField.of("dog", Dog.class);
    /** Who does not know it goes on all the same: the office finds it in the dog register. */
    static final TextField<List<ChipNumber>> CHIPS = TextField.number("dog-chip", MOST_CHARACTERS, Besides::chips,
            ChipNumber::writeAll).withoutObligation();
    static final ChoiceField<Vehicles> VEHICLES = ChoiceField.of("vehicles", Vehicles.class);
    static final TextField<List<String>> PLATES = TextField.number("plates", MOST_CHARACTERS, Besides::plates,
            Plates::writeAll);

    private Besides() {}

    /** The road traffic office is of the canton: who leaves the city asks the one of their new canton. */
    static Section section() {
        return Section.of("besides", Question.of("pets", DOG, CHIPS)
                .when(answers -> answers.has(MoveFields.DIRECTION) && !ChildMove.isIn(answers)),
                Question.of("vehicles", VEHICLES)
                        .when(answers -> staysHere(answers) && !ChildMove.isIn(answers)),
                Question.of("plates", PLATES).when(Besides::informs));
    }

    /** What other offices must be told by hand once the move is accepted. */
    static List<Errand> errands(Answers answers) {
        List<Errand> errands = new ArrayList<>();
        if (hasDog(answers)) {
            errands.add(Errand.DOG);
        }
        if (informs(answers)) {
            errands.add(Errand.VEHICLES);
        }
        return errands;
    }

    static boolean hasDog(Answers answers) {
        return answers.is(DOG, Dog.YES);
    }

    private static boolean informs(Answers answers) {
        return staysHere(answers) && answers.is(VEHICLES, Vehicles.INFORM);
    }

    /** Whether somebody who comes to live in another zone has a vehicle that may want a permit. */
    static boolean needsPermit(Answers answers) {
        return staysHere(answers) && answers.has(VEHICLES) && !answers.is(VEHICLES, Vehicles.NONE);
    }

    /** Where whoever reports lives from the day of the move on; empty for who leaves, and where their child moves. */
    static Optional<NewPlace> newPlace(Answers answers) {
        if (!staysHere(answers) || ChildMove.isIn(answers)) {
            return Optional.empty();
        }
        int postcode = MoveForm.dwelling(answers)
                .map(Dwelling::postcode)
                .orElseGet(() -> answers.get(MoveFields.NEW_POSTCODE));
        return Optional.of(new NewPlace(Integer.toString(postcode), answers.get(MoveFields.DAY),
                informs(answers) ? answers.of(PLATES).orElse(List.of()) : List.of()));
    }

    private static boolean staysHere(Answers answers) {
        return answers.has(MoveFields.DIRECTION) && !answers.is(MoveFields.DIRECTION, Direction.OUT);
    }

    private static List<ChipNumber> chips(String text) {
        try {
            return ChipNumber.parseAll(text);
        } catch (IllegalArgumentException e) {
            throw new MoveRefused("dog-chip", Reason.CHIP_FORMAT);
        }
    }

    private static List<String> plates(String text) {
        try {
            return Plates.parseAll(text);
        } catch (IllegalArgumentException e) {
            throw new MoveRefused("plates", Reason.PLATE_FORMAT);
        }
    }
}
