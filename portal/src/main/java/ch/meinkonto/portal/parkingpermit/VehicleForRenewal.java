package ch.meinkonto.portal.parkingpermit;

import org.springframework.stereotype.Component;

/**
 * Finds the vehicle by which the next year of a permit is billed, outside of any transaction. A permit that was sold by weight
 * keeps its vehicle. Of any other the register of vehicles is asked for weight and drive, and the resident reads so under "who
 * looked at my data"; where an account cannot be compared with the holder, the permit that was sold is proof enough.
 */
@Component
class VehicleForRenewal {
    private final VehicleRegister register;
    private final HolderComparison holders;
    private final VehicleQuestions questions;

    VehicleForRenewal(VehicleRegister register, HolderComparison holders, VehicleQuestions questions) {
        this.register = register;
        this.holders = holders;
        this.questions = questions;
    }

    /** What was found. */
    sealed interface Found {
        /** What decides the price. */
        record Known(Vehicle vehicle) implements Found {}

        /** The register has no such plate, or another holder for it. */
        record NotTheirs() implements Found {}

        /** The register does not answer. */
        record NoAnswer() implements Found {}
    }

    /** Finds it. */
    Found of(ParkingPermit ends) {
        Vehicle kept = ends.vehicle();
        if (kept != null) {
            return new Found.Known(kept);
        }
        return switch (register.of(ends.plate())) {
            case VehicleRegister.Answer.Known known -> compared(known.entry(), ends.owner());
            case VehicleRegister.Answer.Unknown unknown -> new Found.NotTheirs();
            case VehicleRegister.Answer.NoAnswer silent -> new Found.NoAnswer();
        };
    }

    private Found compared(VehicleRegister.Entry entry, String owner) {
        if (!holders.isHolder(entry, owner, null).orElse(true)) {
            return new Found.NotTheirs();
        }
        questions.askedForRenewal(owner);
        return new Found.Known(entry.vehicle());
    }
}
