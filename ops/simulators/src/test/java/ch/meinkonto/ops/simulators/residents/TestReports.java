package ch.meinkonto.ops.simulators.residents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.BfsNumber;
import ch.meinkonto.ops.ech.Canton;
import ch.meinkonto.ops.ech.ContactData;
import ch.meinkonto.ops.ech.DwellingAddress;
import ch.meinkonto.ops.ech.EchMessage;
import ch.meinkonto.ops.ech.Header;
import ch.meinkonto.ops.ech.Header.Action;
import ch.meinkonto.ops.ech.MoveDelivery;
import ch.meinkonto.ops.ech.MoveDestination;
import ch.meinkonto.ops.ech.Municipality;
import ch.meinkonto.ops.ech.NamedPersonId;
import ch.meinkonto.ops.ech.PartialDate;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.ops.ech.PersonMoveRequest;
import ch.meinkonto.ops.ech.PersonMoveResponse.ReportedMove;
import ch.meinkonto.ops.ech.PlatformMove;
import ch.meinkonto.ops.ech.RegisterDelivery;
import ch.meinkonto.ops.ech.RegisterEvent;
import ch.meinkonto.ops.ech.Sex;
import ch.meinkonto.ops.ech.SwissAddress;

/** What the portal and other registers write to the resident register. */
final class TestReports {
    static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    static final Municipality USTER = Municipality.of(new BfsNumber(198), "Uster", Canton.ZH);
    static final DwellingAddress NEW_HOME = new DwellingAddress(null, null,
            SwissAddress.of("Neubauweg", "1", 8005, "Zürich"), DwellingAddress.Household.PRIVATE, DAY);

    private TestReports() {}

    static Header header(Action action) {
        return new Header(new Header.Route("sedex://T1-261-2", null, null, List.of("sedex://T1-261-1")),
                new Header.References(UUID.randomUUID().toString(), null, "EUMZUG-2026-1", "case-1", null, null),
                "http://www.ech.ch/xmlns/eCH-0194/1", null, new Header.Application("Stadt", "Mein Konto", "0.1.0"),
                null, null, new Header.Dates(Instant.parse("2026-11-28T01:00:00Z"), null, null, null), action, true,
                null, null, List.of());
    }

    static EchMessage question(PersonIdentification person) {
        return new MoveDelivery(header(Action.REQUEST), new PersonMoveRequest(person, ResidentRegister.CITY));
    }

    static EchMessage moveWithin(PersonIdentification person) {
        return new MoveDelivery(header(Action.NEW), new PlatformMove.Within(person,
                new ContactData(null, "a@example.org"), List.of(), List.of(), NEW_HOME, ReportedMove.NONE));
    }

    static EchMessage moveOut(PersonIdentification person) {
        return new MoveDelivery(header(Action.NEW), new PlatformMove.Out(person, new ContactData(null, null),
                new MoveDestination(ResidentRegister.CITY, USTER, NEW_HOME, DAY), List.of()));
    }

    static EchMessage arrival(PersonIdentification person) {
        return new MoveDelivery(header(Action.NEW), new PlatformMove.InAddress(person, NEW_HOME));
    }

    static EchMessage event(RegisterEvent event) {
        return new RegisterDelivery(header(Action.NEW), null, event);
    }

    /** Somebody whom no register of the city knows. */
    static PersonIdentification newcomer() {
        return new PersonIdentification(Ahvn13.of(123_456_789), new NamedPersonId("veka.id", "4711"), List.of(),
                List.of(), "Neuling", "Nora", null, Sex.FEMALE, PartialDate.of(LocalDate.of(1990, 5, 17)));
    }

    /** The same person without their AHV number, or by another name. */
    static PersonIdentification changed(PersonIdentification person, boolean number, String name) {
        return new PersonIdentification(number ? person.ahvn13() : null, person.localPersonId(), List.of(), List.of(),
                name, person.firstNames(), null, person.sex(), person.dateOfBirth());
    }
}
