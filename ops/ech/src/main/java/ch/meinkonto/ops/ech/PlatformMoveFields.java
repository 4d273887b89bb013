package ch.meinkonto.ops.ech;

import java.util.List;

import ch.meinkonto.ops.ech.PersonMoveResponse.ReportedMove;
import ch.meinkonto.ops.ech.PlatformMove.Commit;
import ch.meinkonto.ops.ech.PlatformMove.In;
import ch.meinkonto.ops.ech.PlatformMove.InAddress;
import ch.meinkonto.ops.ech.PlatformMove.Out;
import ch.meinkonto.ops.ech.PlatformMove.Within;

/** The reports in the order of their schemas. */
final class PlatformMoveFields {
    private static final Standard OURS = Standard.ECH_0194;

    private PlatformMoveFields() {}

    static PlatformMove read(ElementReader in) {
        if (in.at("platformMoveIn")) {
            return in.child("platformMoveIn", OURS, PlatformMoveFields::readIn);
        }
        if (in.at("platformMoveOut")) {
            return in.child("platformMoveOut", OURS, PlatformMoveFields::readOut);
        }
        if (in.at("platformMoveData")) {
            return in.child("platformMoveData", OURS, PlatformMoveFields::readWithin);
        }
        return in.at("platformMoveCommit")
                ? in.child("platformMoveCommit", OURS, PlatformMoveFields::readCommit)
                : in.child("platformMoveInAddress", OURS, PlatformMoveFields::readAddress);
    }

    static void write(PlatformMove report, ElementWriter out) {
        switch (report) {
            case In in -> out.child("platformMoveIn", OURS, in, PlatformMoveFields::writeIn);
            case Out leaving -> out.child("platformMoveOut", OURS, leaving, PlatformMoveFields::writeOut);
            case Within within -> out.child("platformMoveData", OURS, within, PlatformMoveFields::writeWithin);
            case Commit commit -> out.child("platformMoveCommit", OURS, commit, PlatformMoveFields::writeCommit);
            case InAddress address ->
                out.child("platformMoveInAddress", OURS, address, PlatformMoveFields::writeAddress);
        }
    }

    private static Out readOut(ElementReader in) {
        Out out = new Out(person(in), contact(in), destination(in), dogs(in));
        in.refuseUnsupported("extension");
        return out;
    }

    private static void writeOut(Out report, ElementWriter out) {
        writePerson(report.person(), report.contact(), out);
        out.child("destination", OURS, report.destination(), MoveDestination::write);
        writeDogs(report.dogs(), out);
    }

    private static In readIn(ElementReader in) {
        In arrival = new In(person(in), contact(in), dogs(in), services(in), MoveFields.readArrival(in, null));
        in.refuseUnsupported("extension");
        return arrival;
    }

    private static void writeIn(In report, ElementWriter out) {
        writePerson(report.person(), report.contact(), out);
        writeDogs(report.dogs(), out);
        writeServices(report.services(), out);
        MoveFields.writeArrival(report.arrival(), out);
    }

    private static Within readWithin(ElementReader in) {
        Within within = new Within(person(in), contact(in), dogs(in), services(in),
                in.child("dwellingAddress", Standard.ECH_0011, DwellingAddress::read),
                new ReportedMove(null, null,
                        in.optionalChild("dwellingIdentification", Standard.ECH_0185, DwellingIdentification::read),
                        null, null));
        in.refuseUnsupported("extension");
        return within;
    }

    private static void writeWithin(Within report, ElementWriter out) {
        writePerson(report.person(), report.contact(), out);
        writeDogs(report.dogs(), out);
        writeServices(report.services(), out);
        out.child("dwellingAddress", Standard.ECH_0011, report.address(), DwellingAddress::write);
        MoveFields.writeArrival(report.dwelling(), out);
    }

    private static Commit readCommit(ElementReader in) {
        PersonIdentification person = person(in);
        ContactData contact = contact(in);
        MoveDestination destination = destination(in);
        Commit commit = new Commit(person, contact, dogs(in), services(in),
                MoveFields.readArrival(in, destination));
        in.refuseUnsupported("extension");
        return commit;
    }

    private static void writeCommit(Commit report, ElementWriter out) {
        writePerson(report.person(), report.contact(), out);
        out.child("destination", OURS, report.move().destination(), MoveDestination::write);
        writeDogs(report.dogs(), out);
        writeServices(report.services(), out);
        MoveFields.writeArrival(report.move(), out);
    }

    private static InAddress readAddress(ElementReader in) {
        InAddress address = new InAddress(person(in),
                in.child("address", Standard.ECH_0011, DwellingAddress::read));
        in.refuseUnsupported("extension");
        return address;
    }

    private static void writeAddress(InAddress report, ElementWriter out) {
        out.child("personIdentification", Standard.ECH_0044, report.person(), PersonIdentification::write);
        out.child("address", Standard.ECH_0011, report.address(), DwellingAddress::write);
    }

    private static PersonIdentification person(ElementReader in) {
        return in.child("personIdentification", Standard.ECH_0044, PersonIdentification::read);
    }

    private static ContactData contact(ElementReader in) {
        return in.child("contactData", Standard.ECH_0185, ContactData::read);
    }

    private static MoveDestination destination(ElementReader in) {
        return in.child("destination", OURS, MoveDestination::read);
    }

    private static List<Dog> dogs(ElementReader in) {
        return in.children("petData", Standard.ECH_0185, Dog::read);
    }

    private static List<OrderedService> services(ElementReader in) {
        return in.children("serviceData", Standard.ECH_0185, OrderedService::read);
    }

    private static void writePerson(PersonIdentification person, ContactData contact, ElementWriter out) {
        out.child("personIdentification", Standard.ECH_0044, person, PersonIdentification::write);
        out.child("contactData", Standard.ECH_0185, contact, ContactData::write);
    }

    private static void writeDogs(List<Dog> dogs, ElementWriter out) {
        out.children("petData", Standard.ECH_0185, dogs, Dog::write);
    }

    private static void writeServices(List<OrderedService> services, ElementWriter out) {
        out.children("serviceData", Standard.ECH_0185, services, OrderedService::write);
    }
}
