package ch.meinkonto.ops.ech;

import java.util.Set;

import ch.meinkonto.ops.ech.EchRefused.Reason;
import ch.meinkonto.ops.ech.RegisterEvent.Arrival;
import ch.meinkonto.ops.ech.RegisterEvent.Move;
import ch.meinkonto.ops.ech.RegisterEvent.MoveIn;
import ch.meinkonto.ops.ech.RegisterEvent.MoveOut;
import ch.meinkonto.ops.ech.RegisterEvent.Residence;

/** The events in the order of their schema. */
final class RegisterEventFields {
    private static final Standard OURS = Standard.ECH_0020;
    private static final Set<String> CARRIED = Set.of("moveIn", "move", "moveOut");

    private RegisterEventFields() {}

    static RegisterEvent read(ElementReader in) {
        if (in.left().size() == 1 && !CARRIED.contains(in.left().getFirst()) && in.at(in.left().getFirst())) {
            // Births, marriages and some sixty more are none of our business here.
            throw new EchRefused(Reason.UNSUPPORTED_ELEMENT, in.path() + '/' + in.left().getFirst());
        }
        if (in.at("moveIn")) {
            return in.child("moveIn", OURS, RegisterEventFields::readMoveIn);
        }
        return in.at("move")
                ? in.child("move", OURS, RegisterEventFields::readMove)
                : in.child("moveOut", OURS, RegisterEventFields::readMoveOut);
    }

    static void write(RegisterEvent event, ElementWriter out) {
        switch (event) {
            case MoveIn moveIn -> out.child("moveIn", OURS, moveIn, RegisterEventFields::writeMoveIn);
            case Move move -> out.child("move", OURS, move, RegisterEventFields::writeMove);
            case MoveOut moveOut -> out.child("moveOut", OURS, moveOut, RegisterEventFields::writeMoveOut);
        }
    }

    private static MoveIn readMoveIn(ElementReader in) {
        ArrivingPerson person = in.child("moveInPerson", OURS, ArrivingPerson::read);
        MoveIn event;
        if (in.at("hasMainResidence")) {
            event = in.child("hasMainResidence", OURS, main -> new MoveIn(person, readArrival(main),
                    new Residence.Main(main.children("secondaryResidence", Standard.ECH_0007, Municipality::read))));
        } else if (in.at("hasSecondaryResidence")) {
            event = in.child("hasSecondaryResidence", OURS, second -> new MoveIn(person, readArrival(second),
                    new Residence.Secondary(second.child("mainResidence", Standard.ECH_0007, Municipality::read))));
        } else {
            event = in.child("hasOtherResidence", OURS,
                    other -> new MoveIn(person, readArrival(other), new Residence.Other()));
        }
        in.refuseUnsupported("extension");
        return event;
    }

    private static void writeMoveIn(MoveIn event, ElementWriter out) {
        out.child("moveInPerson", OURS, event.arriving(), ArrivingPerson::write);
        switch (event.residence()) {
            case Residence.Main main -> out.child("hasMainResidence", OURS, main, (residence, content) -> {
                writeArrival(event.arrival(), content);
                content.children("secondaryResidence", Standard.ECH_0007, residence.secondary(), Municipality::write);
            });
            case Residence.Secondary second ->
                out.child("hasSecondaryResidence", OURS, second, (residence, content) -> {
                    writeArrival(event.arrival(), content);
                    content.child("mainResidence", Standard.ECH_0007, residence.main(), Municipality::write);
                });
            case Residence.Other other -> out.child("hasOtherResidence", OURS, event.arrival(),
                    RegisterEventFields::writeArrival);
        }
    }

    private static Arrival readArrival(ElementReader in) {
        return new Arrival(readMunicipality(in), in.value("arrivalDate", Lexical::date),
                in.child("comesFrom", Standard.ECH_0011, Destination::read),
                in.child("dwellingAddress", Standard.ECH_0011, DwellingAddress::read));
    }

    private static void writeArrival(Arrival arrival, ElementWriter out) {
        out.child("reportingMunicipality", Standard.ECH_0007, arrival.municipality(), Municipality::write);
        out.value("arrivalDate", arrival.day());
        out.child("comesFrom", Standard.ECH_0011, arrival.from(), Destination::write);
        out.child("dwellingAddress", Standard.ECH_0011, arrival.address(), DwellingAddress::write);
    }

    private static Move readMove(ElementReader in) {
        PersonIdentification person = in.child("movePerson", Standard.ECH_0044, PersonIdentification::read);
        Move event = in.child("moveReportingMunicipality", OURS, move -> new Move(person, readMunicipality(move),
                move.child("dwellingAddress", Standard.ECH_0011, DwellingAddress::read)));
        in.refuseUnsupported("extension");
        return event;
    }

    private static void writeMove(Move event, ElementWriter out) {
        out.child("movePerson", Standard.ECH_0044, event.person(), PersonIdentification::write);
        out.child("moveReportingMunicipality", OURS, event, (move, content) -> {
            content.child("reportingMunicipality", Standard.ECH_0007, move.municipality(), Municipality::write);
            content.child("dwellingAddress", Standard.ECH_0011, move.address(), DwellingAddress::write);
        });
    }

    private static MoveOut readMoveOut(ElementReader in) {
        PersonIdentification person = in.child("moveOutPerson", Standard.ECH_0044, PersonIdentification::read);
        MoveOut event = in.child("moveOutReportingDestination", OURS, move -> new MoveOut(person,
                readMunicipality(move), move.value("departureDate", Lexical::date),
                move.child("goesTo", Standard.ECH_0011, Destination::read)));
        in.refuseUnsupported("extension");
        return event;
    }

    private static void writeMoveOut(MoveOut event, ElementWriter out) {
        out.child("moveOutPerson", Standard.ECH_0044, event.person(), PersonIdentification::write);
        out.child("moveOutReportingDestination", OURS, event, (move, content) -> {
            content.child("reportingMunicipality", Standard.ECH_0007, move.municipality(), Municipality::write);
            content.value("departureDate", move.departure());
            content.child("goesTo", Standard.ECH_0011, move.destination(), Destination::write);
        });
    }

    private static Municipality readMunicipality(ElementReader in) {
        in.refuseUnsupported("federalRegister");
        return in.child("reportingMunicipality", Standard.ECH_0007, Municipality::read);
    }
}
