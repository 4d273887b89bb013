package ch.meinkonto.ops.ech;

import java.util.List;

import ch.meinkonto.ops.ech.PersonMoveResponse.ReportedMove;

/**
 * What the portal reports to a register (eCH-0194 {@code platformMove…}). By the rules of eUmzugCH every report but the last
 * says how to reach the person.
 */
public sealed interface PlatformMove extends MoveMessage {
    /** Who moves. */
    PersonIdentification person();

    /**
     * Somebody leaves, to the municipality of departure.
     *
     * @param person who
     * @param contact how to reach them
     * @param destination where to
     * @param dogs that move along
     */
    record Out(PersonIdentification person, ContactData contact, MoveDestination destination, List<Dog> dogs)
            implements
                PlatformMove {
        public Out {
            dogs = List.copyOf(dogs);
        }
    }

    /**
     * Somebody arrives, to the municipality of arrival.
     *
     * @param person who
     * @param contact how to reach them
     * @param dogs that move along
     * @param services ordered with the move
     * @param arrival what is known of the dwelling; without destination
     */
    record In(PersonIdentification person, ContactData contact, List<Dog> dogs, List<OrderedService> services,
            ReportedMove arrival) implements PlatformMove {
        public In {
            dogs = List.copyOf(dogs);
            services = List.copyOf(services);
            if (arrival.destination() != null) {
                throw new IllegalArgumentException("who arrives is there: no destination");
            }
        }
    }

    /**
     * Somebody moves within the municipality.
     *
     * @param person who
     * @param contact how to reach them
     * @param dogs that move along
     * @param services ordered with the move
     * @param address the new address
     * @param dwelling which dwelling there; without housing, arrival and insurance, which this report cannot carry
     */
    record Within(PersonIdentification person, ContactData contact, List<Dog> dogs, List<OrderedService> services,
            DwellingAddress address, ReportedMove dwelling) implements PlatformMove {
        public Within {
            dogs = List.copyOf(dogs);
            services = List.copyOf(services);
            if (!dwelling.equals(new ReportedMove(null, null, dwelling.dwelling(), null, null))) {
                throw new IllegalArgumentException("only the dwelling can be told here");
            }
        }
    }

    /**
     * The whole of a move from one municipality to another, once both have agreed.
     *
     * @param person who
     * @param contact how to reach them
     * @param dogs that move along
     * @param services ordered with the move
     * @param move where to, and what is known of it; with destination
     */
    record Commit(PersonIdentification person, ContactData contact, List<Dog> dogs, List<OrderedService> services,
            ReportedMove move) implements PlatformMove {
        public Commit {
            dogs = List.copyOf(dogs);
            services = List.copyOf(services);
            if (move.destination() == null) {
                throw new IllegalArgumentException("a move goes somewhere");
            }
        }
    }

    /**
     * The final address, from the municipality of arrival.
     *
     * @param person who
     * @param address where they live now
     */
    record InAddress(PersonIdentification person, DwellingAddress address) implements PlatformMove {}

    static PlatformMove read(ElementReader in) {
        return PlatformMoveFields.read(in);
    }

    static void write(PlatformMove report, ElementWriter out) {
        PlatformMoveFields.write(report, out);
    }
}
