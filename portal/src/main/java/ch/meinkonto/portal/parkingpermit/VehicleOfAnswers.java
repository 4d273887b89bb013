package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.parkingpermit.PermitFields.PLATE;
import static ch.meinkonto.portal.parkingpermit.PermitFields.START;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.parkingpermit.VehicleFinding.Says;

/**
 * When the register of vehicles is asked in the course of the questions: of a plate that is answered, and once more where the price
 * of a month needs the vehicle, or nobody has asked yet.
 */
@Component
class VehicleOfAnswers {
    private final AskVehicleRegister vehicles;
    private final PermitOffers offers;

    VehicleOfAnswers(AskVehicleRegister vehicles, PermitOffers offers) {
        this.vehicles = vehicles;
        this.offers = offers;
    }

    /** @throws ch.meinkonto.portal.form.AnswerRefused when the vehicle is registered on somebody else */
    UnaryOperator<Answers> lookedUp(Question question, Map<String, List<String>> written, Answers before,
            Resident resident) {
        Optional<VehicleFinding> told = PermitFields.told(before);
        if (question.fields().contains(PLATE)) {
            return plate(written).filter(plate -> !isTold(told, plate, before))
                    .map(plate -> ask(PLATE, plate, resident))
                    .orElseGet(UnaryOperator::identity);
        }
        return !question.name().equals(START.name())
                ? UnaryOperator.identity()
                : PermitFields.plate(before)
                        .filter(plate -> month(written).filter(month -> needsVehicle(told, month)).isPresent())
                        .map(plate -> ask(START, plate, resident))
                        .orElseGet(UnaryOperator::identity);
    }

    /** What a draft knows already of the same plate is not asked again. */
    private static boolean isTold(Optional<VehicleFinding> told, NumberPlate plate, Answers before) {
        return before.is(PermitFields.ASKED, plate.toString())
                && told.filter(found -> found.says() == Says.CONFIRMED || found.says() == Says.UNKNOWN).isPresent();
    }

    private boolean needsVehicle(Optional<VehicleFinding> told, YearMonth month) {
        return told.isEmpty() || told.get().vehicle() == null && offers.dependsOnVehicle(month);
    }

    private UnaryOperator<Answers> ask(Field<?> field, NumberPlate plate, Resident resident) {
        VehicleFinding finding = PermitAnswers.at(field, () -> vehicles.about(plate, resident));
        return answers -> PermitFields.telling(answers, plate, finding);
    }

    /** Nothing where it cannot be read: the form says so. */
    private static Optional<NumberPlate> plate(Map<String, List<String>> written) {
        try {
            return first(written, PLATE).map(NumberPlate::of);
        } catch (ParkingPermitRejected unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<YearMonth> month(Map<String, List<String>> written) {
        try {
            return first(written, START).map(YearMonth::parse);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(Map<String, List<String>> written, Field<?> field) {
        return written.getOrDefault(field.name(), List.of()).stream().filter(value -> !value.isBlank()).findFirst();
    }
}
