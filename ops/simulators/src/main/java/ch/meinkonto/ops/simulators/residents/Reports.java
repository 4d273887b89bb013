package ch.meinkonto.ops.simulators.residents;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.BfsNumber;
import ch.meinkonto.ops.ech.DwellingAddress;
import ch.meinkonto.ops.ech.MoveDestination;
import ch.meinkonto.ops.ech.Municipality;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.ops.ech.PlatformMove;
import ch.meinkonto.ops.ech.RegisterEvent;
import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.ops.simulators.residents.Whereabouts.Whereabout.Gone;
import ch.meinkonto.ops.simulators.residents.Whereabouts.Whereabout.Here;

/** Enters what is reported, or says why not. */
@Component
class Reports {
    private final ResidentRegister register;
    private final Whereabouts whereabouts;

    Reports(ResidentRegister register, Whereabouts whereabouts) {
        this.register = register;
        this.whereabouts = whereabouts;
    }

    /** Why something is not entered. */
    enum Refusal {
        UNKNOWN_PERSON,
        NOT_ONLINE,
        OTHER_MUNICIPALITY,
        WITHOUT_AHV_NUMBER,
        WITHOUT_ADDRESS
    }

    /** Enters a report of a resident; the refusal if it cannot be entered. */
    Optional<Refusal> enter(PlatformMove report) {
        PersonIdentification person = report.person();
        if (register.isSomebodyElse(person)) {
            return Optional.of(Refusal.UNKNOWN_PERSON);
        }
        Optional<Resident> resident = register.find(person);
        if (resident.isPresent() && !register.mayBeReported(resident.get())) {
            return Optional.of(Refusal.NOT_ONLINE);
        }
        return switch (report) {
            case PlatformMove.Out out -> leaves(person, out.destination());
            case PlatformMove.Within within -> moves(person, within.address());
            case PlatformMove.InAddress known -> arrives(person, known.address());
            case PlatformMove.In in -> arrivesLater(person);
            case PlatformMove.Commit commit -> commit(person, commit.move().destination());
        };
    }

    /** Enters an event of another register; the refusal if it cannot be entered. */
    Optional<Refusal> enter(RegisterEvent event) {
        return switch (event) {
            case RegisterEvent.MoveIn in when isElsewhere(in.arrival().municipality()) -> elsewhere();
            case RegisterEvent.MoveIn in when register.isSomebodyElse(in.person()) ->
                Optional.of(Refusal.UNKNOWN_PERSON);
            case RegisterEvent.MoveIn in -> arrives(in.person(), in.arrival().address());
            case RegisterEvent.Move move when isElsewhere(move.municipality()) -> elsewhere();
            case RegisterEvent.Move move -> moves(move.person(), move.address());
            case RegisterEvent.MoveOut out when isElsewhere(out.municipality()) -> elsewhere();
            case RegisterEvent.MoveOut out -> gone(out.person(), new Gone(out.departure(), "eCH-0020"));
        };
    }

    private Optional<Refusal> commit(PersonIdentification person, @Nullable MoveDestination destination) {
        if (destination == null) {
            return Optional.of(Refusal.WITHOUT_ADDRESS);
        }
        return isElsewhere(destination.to())
                ? leaves(person, destination)
                : arrives(person, destination.address());
    }

    private Optional<Refusal> leaves(PersonIdentification person, MoveDestination destination) {
        return isElsewhere(destination.from())
                ? elsewhere()
                : gone(person, new Gone(destination.departure(), destination.to().name()));
    }

    private Optional<Refusal> gone(PersonIdentification person, Gone gone) {
        Ahvn13 number = numberOf(person);
        if (number == null || !register.lives(person)) {
            return Optional.of(Refusal.UNKNOWN_PERSON);
        }
        whereabouts.tell(number, gone);
        return Optional.empty();
    }

    private Optional<Refusal> moves(PersonIdentification person, DwellingAddress address) {
        Ahvn13 number = numberOf(person);
        if (number == null || !register.lives(person)) {
            return Optional.of(Refusal.UNKNOWN_PERSON);
        }
        whereabouts.tell(number, new Here(person, address));
        return Optional.empty();
    }

    private Optional<Refusal> arrives(PersonIdentification person, DwellingAddress address) {
        Ahvn13 number = numberOf(person);
        if (number == null) {
            return Optional.of(Refusal.WITHOUT_AHV_NUMBER);
        }
        whereabouts.tell(number, new Here(person, address));
        return Optional.empty();
    }

    /** An announced arrival is noted when its address comes; until then there is nothing to enter. */
    private static Optional<Refusal> arrivesLater(PersonIdentification person) {
        return person.ahvn13() == null ? Optional.of(Refusal.WITHOUT_AHV_NUMBER) : Optional.empty();
    }

    /** The person's number: from the message, or of the resident it describes. */
    private @Nullable Ahvn13 numberOf(PersonIdentification person) {
        return person.ahvn13() == null
                ? register.find(person).map(Resident::ahvn13).orElse(null)
                : person.ahvn13();
    }

    private static boolean isElsewhere(Municipality municipality) {
        return !BfsNumber.ZURICH.equals(municipality.number());
    }

    private static Optional<Refusal> elsewhere() {
        return Optional.of(Refusal.OTHER_MUNICIPALITY);
    }
}
