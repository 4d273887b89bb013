package ch.meinkonto.ops.ech;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.ops.ech.PersonMoveResponse.ReportedMove;

/** The end that several messages of eCH-0194 share: housing, dwelling, arrival, insurance. */
final class MoveFields {
    private MoveFields() {}

    static ReportedMove readArrival(ElementReader in, @Nullable MoveDestination destination) {
        return new ReportedMove(destination,
                in.optionalChild("moveInAdditionalData", Standard.ECH_0185, Housing::read),
                in.optionalChild("dwellingIdentification", Standard.ECH_0185, DwellingIdentification::read),
                in.optionalValue("arrivalDate", Lexical::date),
                in.optionalChild("healthInsuranceData", Standard.ECH_0185, InsuranceCheck::read));
    }

    static void writeArrival(ReportedMove move, ElementWriter out) {
        out.child("moveInAdditionalData", Standard.ECH_0185, move.housing(), Housing::write);
        out.child("dwellingIdentification", Standard.ECH_0185, move.dwelling(), DwellingIdentification::write);
        out.value("arrivalDate", move.arrival());
        out.child("healthInsuranceData", Standard.ECH_0185, move.insurance(), InsuranceCheck::write);
    }
}
