package ch.meinkonto.ops.ech;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A register's answer (eCH-0194 {@code personMoveResponse}).
 *
 * @param municipality whose register answers, with its number
 * @param known whether it knows the person; if not, nothing else is said
 * @param person as the register knows them
 * @param allowed whether they may report a move online
 * @param permit of a foreigner
 * @param dogs registered with them
 * @param related members of the household who may move along
 * @param move what the register has of a move reported before
 */
public record PersonMoveResponse(Municipality municipality, boolean known, @Nullable PersonIdentification person,
        @Nullable Allowed allowed, @Nullable ResidencePermit permit, List<Dog> dogs, List<RelatedPerson> related,
        ReportedMove move) implements MoveMessage {
    public PersonMoveResponse {
        municipality.numbered();
        dogs = List.copyOf(dogs);
        related = List.copyOf(related);
        boolean tells = person != null || allowed != null || permit != null || !dogs.isEmpty() || !related.isEmpty();
        if (!known && tells) {
            throw new IllegalArgumentException("of a person that is not known nothing is told");
        }
    }

    /** The answer of a register that does not know the person. */
    public static PersonMoveResponse unknown(Municipality municipality) {
        return new PersonMoveResponse(municipality, false, null, null, null, List.of(), List.of(), ReportedMove.NONE);
    }

    /**
     * Whether a move may be reported online (eCH-0194 {@code moveAllowedType}). The schema has three codes and does not say
     * their meaning; that 1 is yes is known from public software that reads it, so everything else counts as no.
     */
    public enum Allowed implements Coded {
        YES("1"),
        NO("2"),
        NO_OTHERWISE("3");

        private final String code;

        Allowed(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /**
     * A member of the household.
     *
     * @param person who
     * @param permit of a foreigner
     * @param dogs registered with them
     */
    public record RelatedPerson(PersonIdentification person, @Nullable ResidencePermit permit, List<Dog> dogs) {
        public RelatedPerson {
            dogs = List.copyOf(dogs);
        }

        static RelatedPerson read(ElementReader in) {
            return new RelatedPerson(in.child("personIdentification", Standard.ECH_0044, PersonIdentification::read),
                    in.optionalChild("residencePermitRelatedPerson", Standard.ECH_0011, ResidencePermit::read),
                    in.children("petData", Standard.ECH_0185, Dog::read));
        }

        void write(ElementWriter out) {
            out.child("personIdentification", Standard.ECH_0044, person, PersonIdentification::write);
            out.child("residencePermitRelatedPerson", Standard.ECH_0011, permit, ResidencePermit::write);
            out.children("petData", Standard.ECH_0185, dogs, Dog::write);
        }
    }

    /**
     * What is known of a move: of one that the register was told before, or of one that is being reported.
     *
     * @param destination where to
     * @param housing by what right they live there
     * @param dwelling which dwelling
     * @param arrival day of arrival
     * @param insurance whether insured
     */
    public record ReportedMove(@Nullable MoveDestination destination, @Nullable Housing housing,
            @Nullable DwellingIdentification dwelling, @Nullable LocalDate arrival,
            @Nullable InsuranceCheck insurance) {
        /** Nothing is known. */
        public static final ReportedMove NONE = new ReportedMove(null, null, null, null, null);
    }

    static PersonMoveResponse read(ElementReader in) {
        Municipality municipality = in.child("reportingMunicipality", Standard.ECH_0007, Municipality::read);
        boolean known = in.value("personKnown", Lexical::yes);
        PersonIdentification person = in.optionalChild("personIdentification", Standard.ECH_0044,
                PersonIdentification::read);
        Allowed allowed = in.optionalValue("moveAllowed", raw -> Coded.of(Allowed.class, Lexical.collapsed(raw)));
        ResidencePermit permit = in.optionalChild("residencePermitMovingPerson", Standard.ECH_0011,
                ResidencePermit::read);
        List<Dog> dogs = in.children("petData", Standard.ECH_0185, Dog::read);
        List<RelatedPerson> related = in.children("relatedPerson", Standard.ECH_0194, RelatedPerson::read);
        MoveDestination destination = in.optionalChild("destination", Standard.ECH_0194, MoveDestination::read);
        ReportedMove move = MoveFields.readArrival(in, destination);
        in.refuseUnsupported("extension");
        return new PersonMoveResponse(municipality, known, person, allowed, permit, dogs, related, move);
    }

    void write(ElementWriter out) {
        out.child("reportingMunicipality", Standard.ECH_0007, municipality, Municipality::write);
        out.value("personKnown", (Boolean) known);
        out.child("personIdentification", Standard.ECH_0044, person, PersonIdentification::write);
        out.value("moveAllowed", allowed);
        out.child("residencePermitMovingPerson", Standard.ECH_0011, permit, ResidencePermit::write);
        out.children("petData", Standard.ECH_0185, dogs, Dog::write);
        out.children("relatedPerson", Standard.ECH_0194, related, RelatedPerson::write);
        out.child("destination", Standard.ECH_0194, move.destination(), MoveDestination::write);
        MoveFields.writeArrival(move, out);
    }
}
