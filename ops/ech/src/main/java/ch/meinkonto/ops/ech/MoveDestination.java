package ch.meinkonto.ops.ech;

import java.time.LocalDate;

/**
 * From where to where (eCH-0194 {@code moveOutReportingDestinationType}).
 *
 * @param from municipality that is left, with its number
 * @param to municipality of arrival, with its number
 * @param address the new address
 * @param departure day of departure
 */
public record MoveDestination(Municipality from, Municipality to, DwellingAddress address, LocalDate departure) {
    public MoveDestination {
        from.numbered();
        to.numbered();
    }

    static MoveDestination read(ElementReader in) {
        return new MoveDestination(in.child("moveOutMunicipality", Standard.ECH_0007, Municipality::read),
                in.child("destinationMunicipality", Standard.ECH_0007, Municipality::read),
                in.child("destinationAddress", Standard.ECH_0011, DwellingAddress::read),
                in.value("departureDate", Lexical::date));
    }

    void write(ElementWriter out) {
        out.child("moveOutMunicipality", Standard.ECH_0007, from, Municipality::write);
        out.child("destinationMunicipality", Standard.ECH_0007, to, Municipality::write);
        out.child("destinationAddress", Standard.ECH_0011, address, DwellingAddress::write);
        out.value("departureDate", departure);
    }
}
