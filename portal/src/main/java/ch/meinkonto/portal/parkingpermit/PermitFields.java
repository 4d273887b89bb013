package ch.meinkonto.portal.parkingpermit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.DeclarationField;
import ch.meinkonto.portal.form.KnownField;
import ch.meinkonto.portal.form.TextField;
import ch.meinkonto.portal.form.UploadField;
import ch.meinkonto.portal.parkingpermit.Vehicle.Drive;
import ch.meinkonto.portal.parkingpermit.VehicleFinding.Says;

/** What is asked, known and decided of a permit for a year. */
final class PermitFields {
    /** Whether one can park privately, and why not. */
    enum Space {
        NONE_BELONGS,
        NONE_TO_RENT,
        AVAILABLE
    }

    static final TextField<String> PLATE = TextField.line("plate", 20);
    /** As people write it; {@code 8004} once it is answered. */
    static final TextField<String> POSTCODE = TextField.number("postcode", 8, Function.identity(),
            Function.identity());
    /** Reads the month; which ones there are, and at what price, the form says. */
    static final ChoiceField<YearMonth> START = ChoiceField.among("start", answers -> List.of(), YearMonth::parse,
            YearMonth::toString);
    static final ChoiceField<Space> SPACE = ChoiceField.of("space", Space.class);
    static final UploadField PROOF = new UploadField("proof", false, 3);
    static final DeclarationField HOLDER = new DeclarationField("holder");
    static final DeclarationField VEHICLE = new DeclarationField("vehicle");

    /** Account id: whose unpaid requests are in the way. */
    static final KnownField<String> OWNER = KnownField.text("owner").hidden();
    static final KnownField<String> ZONE = KnownField.text("zone");
    /** The plate of which the register of vehicles was asked. */
    static final KnownField<String> ASKED = KnownField.text("asked-plate").hidden();
    static final KnownField<Says> SAYS = KnownField.of("register", Says::valueOf).hidden();
    static final KnownField<Integer> KILOGRAMS = KnownField.of("kilograms", Integer::valueOf).hidden();
    static final KnownField<Drive> DRIVE = KnownField.of("drive", Drive::valueOf).hidden();
    static final KnownField<String> REGISTERED = KnownField.text("registered-postcode").hidden();
    /** Everything that is known. */
    static final List<KnownField<?>> KNOWN = List.of(OWNER, ZONE, ASKED, SAYS, KILOGRAMS, DRIVE, REGISTERED);

    /** First day of what is granted. */
    static final KnownField<LocalDate> FROM = KnownField.of("from", LocalDate::parse);
    /** What was paid, in Rappen. */
    static final KnownField<Long> PAID = KnownField.of("paid-rappen", Long::valueOf);

    private PermitFields() {}

    /** The plate; empty while it is not answered. */
    static Optional<NumberPlate> plate(Answers answers) {
        return answers.of(PLATE).map(NumberPlate::of);
    }

    /** What the register of vehicles said of the plate; empty where it was not asked of this one. */
    static Optional<VehicleFinding> told(Answers answers) {
        return answers.of(SAYS)
                .filter(says -> answers.has(PLATE) && answers.is(ASKED, answers.get(PLATE)))
                .map(says -> says == Says.CONFIRMED
                        ? VehicleFinding.confirmed(new Vehicle(answers.get(KILOGRAMS), answers.get(DRIVE)),
                                answers.get(REGISTERED))
                        : VehicleFinding.without(says));
    }

    /** The same; where it was not asked, that is as if it had not answered. */
    static VehicleFinding finding(Answers answers) {
        return told(answers).orElseGet(() -> VehicleFinding.without(Says.NO_ANSWER));
    }

    /** The answers without what the register said. */
    static Answers untold(Answers answers) {
        return answers.without(ASKED).without(SAYS).without(KILOGRAMS).without(DRIVE).without(REGISTERED);
    }

    /** The answers with what the register says of a plate. */
    static Answers telling(Answers answers, NumberPlate plate, VehicleFinding finding) {
        Answers told = untold(answers).with(ASKED, plate.toString()).with(SAYS, finding.says());
        Vehicle vehicle = finding.vehicle();
        String registered = finding.postcode();
        return vehicle == null || registered == null
                ? told
                : told.with(KILOGRAMS, vehicle.kilograms())
                        .with(DRIVE, vehicle.drive())
                        .with(REGISTERED, registered);
    }

    /** Why there is no private space; empty where it was not asked. */
    static Optional<PrivateSpace> space(Answers answers) {
        return answers.of(SPACE).flatMap(space -> switch (space) {
            case NONE_BELONGS -> Optional.of(PrivateSpace.NONE_BELONGS);
            case NONE_TO_RENT -> Optional.of(PrivateSpace.NONE_TO_RENT);
            case AVAILABLE -> Optional.empty();
        });
    }
}
