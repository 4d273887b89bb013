package ch.meinkonto.portal.parkingpermit;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.parkingpermit.ParkingPermitRejected.Reason;
import ch.meinkonto.portal.parkingpermit.VehicleFinding.Says;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.RateLimitEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Has the register of vehicles say whether a vehicle is the resident's, and then what it weighs and what moves it. Outside of
 * any transaction: the register may be slow. Nobody learns anything of a vehicle that is somebody else's.
 */
@Component
class AskVehicleRegister {
    private final VehicleRegister register;
    private final HolderComparison holders;
    private final VehicleQuestions questions;
    private final VehicleRegisterSettings settings;
    private final SecurityEvents events;
    private final TransactionOperations transactions;

    AskVehicleRegister(VehicleRegister register, HolderComparison holders, VehicleQuestions questions,
            VehicleRegisterSettings settings, SecurityEvents events, TransactionOperations transactions) {
        this.register = register;
        this.holders = holders;
        this.questions = questions;
        this.settings = settings;
        this.events = events;
        this.transactions = transactions;
    }

    /**
     * What the register says of a plate.
     *
     * @throws ParkingPermitRejected when the vehicle is registered on somebody else
     */
    VehicleFinding about(NumberPlate plate, Resident resident) {
        OptionalLong question = begin(resident.id());
        if (question.isEmpty()) {
            return VehicleFinding.without(Says.TOO_OFTEN);
        }
        return switch (register.of(plate)) {
            case VehicleRegister.Answer.Known known -> compared(known.entry(), resident, question.getAsLong());
            case VehicleRegister.Answer.Unknown unknown -> VehicleFinding.without(Says.UNKNOWN);
            case VehicleRegister.Answer.NoAnswer silent -> {
                questions.takeBack(question.getAsLong());
                yield VehicleFinding.without(Says.NO_ANSWER);
            }
        };
    }

    private OptionalLong begin(String owner) {
        return Objects.requireNonNull(transactions.execute(status -> {
            OptionalLong question = questions.begin(owner, settings.questions());
            if (question.isEmpty()) {
                events.record(new RateLimitEvent("vehicle-register", "account", 1));
            }
            return question;
        }));
    }

    private VehicleFinding compared(VehicleRegister.Entry entry, Resident resident, long question) {
        Optional<Boolean> holder = holders.isHolder(entry, resident.id(), resident.name());
        if (holder.isEmpty()) {
            return VehicleFinding.without(Says.HOLDER_UNTOLD);
        }
        if (holder.get()) {
            questions.toldOfOwner(question);
            return VehicleFinding.confirmed(entry.vehicle(), entry.postcode());
        }
        transactions.executeWithoutResult(
                status -> events.record(new AuthorizationDeniedEvent("vehicle", null, "not_owner")));
        throw new ParkingPermitRejected(Reason.HOLDER_DIFFERS);
    }
}
