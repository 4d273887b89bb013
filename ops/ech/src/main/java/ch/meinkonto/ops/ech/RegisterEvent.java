package ch.meinkonto.ops.ech;

import java.time.LocalDate;
import java.util.List;

/** What one resident register tells another about a move (eCH-0020). */
public sealed interface RegisterEvent {
    /** Who moves. */
    PersonIdentification person();

    /**
     * Somebody has arrived (eCH-0020 {@code eventMoveIn}).
     *
     * @param arriving the person, with everything a register keeps
     * @param arrival when, from where, where to
     * @param residence whether it is their main residence
     */
    record MoveIn(ArrivingPerson arriving, Arrival arrival, Residence residence) implements RegisterEvent {
        @Override
        public PersonIdentification person() {
            return arriving.identification();
        }
    }

    /**
     * Somebody has moved within the municipality (eCH-0020 {@code eventMove}).
     *
     * @param person who
     * @param municipality which, with its number
     * @param address the new address
     */
    record Move(PersonIdentification person, Municipality municipality, DwellingAddress address)
            implements
                RegisterEvent {
        public Move {
            municipality.numbered();
        }
    }

    /**
     * Somebody has left (eCH-0020 {@code eventMoveOut}).
     *
     * @param person who
     * @param municipality which they left, with its number
     * @param departure day of departure
     * @param destination where to
     */
    record MoveOut(PersonIdentification person, Municipality municipality, LocalDate departure,
            Destination destination) implements RegisterEvent {
        public MoveOut {
            municipality.numbered();
        }
    }

    /**
     * An arrival.
     *
     * @param municipality which, with its number
     * @param day day of arrival
     * @param from where from
     * @param address where they live now
     */
    record Arrival(Municipality municipality, LocalDate day, Destination from, DwellingAddress address) {
        public Arrival {
            municipality.numbered();
        }
    }

    /** What the municipality is to the person. */
    sealed interface Residence {
        /** Main residence; with those they have besides. */
        record Main(List<Municipality> secondary) implements Residence {
            public Main {
                secondary = List.copyOf(secondary);
            }
        }

        /** Second residence, as of weekly residents; with the main one. */
        record Secondary(Municipality main) implements Residence {}

        /** Neither. */
        record Other() implements Residence {}
    }
}
