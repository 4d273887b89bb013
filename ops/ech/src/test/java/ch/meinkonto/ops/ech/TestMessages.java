package ch.meinkonto.ops.ech;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import ch.meinkonto.ops.ech.Belonging.Origin;
import ch.meinkonto.ops.ech.Belonging.Origins;
import ch.meinkonto.ops.ech.DwellingAddress.Household;
import ch.meinkonto.ops.ech.EventReport.Answered;
import ch.meinkonto.ops.ech.EventReport.Info;
import ch.meinkonto.ops.ech.EventReport.PersonInfo;
import ch.meinkonto.ops.ech.Header.Action;
import ch.meinkonto.ops.ech.PersonMoveResponse.Allowed;
import ch.meinkonto.ops.ech.PersonMoveResponse.RelatedPerson;
import ch.meinkonto.ops.ech.PersonMoveResponse.ReportedMove;
import ch.meinkonto.ops.ech.PostalAddress.ForeignPostcode;
import ch.meinkonto.ops.ech.PostalAddress.Street;
import ch.meinkonto.ops.ech.RegisterEvent.Arrival;
import ch.meinkonto.ops.ech.RegisterEvent.Residence;
import ch.meinkonto.ops.ech.ResidencePermit.Category;

/** One message of each kind, with everything in it that the kind can carry. */
final class TestMessages {
    static final Municipality ZURICH = Municipality.of(BfsNumber.ZURICH, "Zürich", Canton.ZH);
    static final Municipality USTER = new Municipality(new BfsNumber(198), "Uster", Canton.ZH, 13480);
    static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    static final PersonIdentification PERSON = new PersonIdentification(Ahvn13.of(999_900_017),
            new NamedPersonId("LOC.261", "17"), List.of(new NamedPersonId("MEINKONTO", "a-1")),
            List.of(new NamedPersonId("EU", "x")), "Muster & Söhne", "Anna <Maria>", "Beispiel", Sex.FEMALE,
            PartialDate.of(LocalDate.of(1987, 3, 9)));
    static final SwissAddress ADDRESS = new SwissAddress("c/o Beispiel", "2. Stock",
            new Street("Probegasse", "4a", "12"), "Wiedikon", "Zürich", new PostalAddress.SwissPostcode(8003, "00", 7));
    static final DwellingAddress DWELLING = new DwellingAddress(new DwellingNumber(990_000_003, 4), "H-4", ADDRESS,
            Household.PRIVATE, DAY);
    static final Dog DOG = new Dog("Bello", Sex.MALE, PartialDate.of(LocalDate.of(2020, 5, 5)), "756090000000001",
            "T-1");
    static final ContactData CONTACT = new ContactData("0041441234567", "anna.muster@example.org");
    static final ReportedMove MOVE = new ReportedMove(
            new MoveDestination(USTER, ZURICH, DWELLING, DAY.minusDays(1)),
            new Housing(Housing.Situation.SUBTENANT, "Haupt Mieterin", new PostalAddress("Postfach", null,
                    new Street("Rue de l’Essai", "1", null), new PostalAddress.Box(12, "Case postale"), null, "Lyon",
                    new ForeignPostcode("69001"), "FR")),
            new DwellingIdentification.Official("8003.12"), DAY,
            new InsuranceCheck("80756000010000000017", "Musterkasse", InsuranceCheck.Result.YES));
    private static final OrderedService SERVICE = new OrderedService(3, "Parkkarte für Zuziehende", 1, DAY, "45 Tage",
            "Zeile 1\nZeile 2", new BigDecimal("15.00"));

    private TestMessages() {}

    static Header header(Action action) {
        return new Header(
                new Header.Route("sedex://T1-261-1", "sedex://T1-198-1", "Schalter 4", List.of("sedex://T1-261-2")),
                new Header.References("m-1", "m-0", "EUMZUG-2026-17", "our-1", "your-1", "t-1"),
                "http://www.ech.ch/xmlns/eCH-0194/1", "sub", new Header.Application("Stadt", "Mein Konto", "0.1.0"),
                "Umzug", "ohne Eile",
                new Header.Dates(Instant.parse("2026-11-28T01:00:00.123Z"), Instant.parse("2026-11-27T01:00:00Z"), DAY,
                        DAY),
                action, true, true, false, List.of(new Header.MetaData("kanal", "online")));
    }

    static EchMessage request() {
        return new MoveDelivery(header(Action.REQUEST), new PersonMoveRequest(PERSON, ZURICH));
    }

    static EchMessage response() {
        ResidencePermit permit = new ResidencePermit("0201", DAY, DAY.plusYears(1), DAY.minusYears(3));
        return new MoveDelivery(header(Action.RESPONSE), new PersonMoveResponse(ZURICH, true, PERSON, Allowed.YES,
                permit, List.of(DOG), List.of(new RelatedPerson(PERSON, permit, List.of(DOG))), MOVE));
    }

    static EchMessage move(PlatformMove move) {
        return new MoveDelivery(header(Action.NEW), move);
    }

    static EchMessage event(RegisterEvent event) {
        return new RegisterDelivery(header(Action.NEW),
                new DataLock(DataLock.Level.INFORMATION, DAY.minusYears(1), DAY.plusYears(1)), event);
    }

    static ArrivingPerson arriving(Belonging belonging) {
        return new ArrivingPerson(PERSON, new Names("Muster", "Anna Maria", "Beispiel", "Muster-Beispiel", "Anni",
                "Anna M.", "Anna", DAY.minusYears(9)),
                new Birth(PartialDate.of(LocalDate.of(1987, 3, 9)), new Place.Abroad(Country.SWITZERLAND, "Lyon"),
                        Sex.FEMALE),
                "111", DAY.minusYears(20), new CivilStatus(CivilStatus.Status.MARRIED, DAY.minusYears(5), true),
                Nationality.of(Country.SWITZERLAND), belonging, DataLock.NONE, false);
    }

    /** All kinds, in the order of their standards. */
    static List<EchMessage> all() {
        Origins origins = new Origins(List.of(new Origin("Zürich", Canton.ZH), new Origin("Chur", Canton.GR)));
        Arrival arrival = new Arrival(ZURICH, DAY, new Destination(new Place.SwissTown(USTER), null), DWELLING);
        ReportedMove within = new ReportedMove(null, null, new DwellingIdentification.Registered(
                new DwellingNumber(990_000_003, 4)), null, null);
        ReportedMove arrived = new ReportedMove(null, MOVE.housing(),
                new DwellingIdentification.Described("3", "links"),
                DAY, MOVE.insurance());
        Info info = new Info("1", "taken", "übernommen", "repris", "ripreso");
        return List.of(request(), response(),
                new MoveDelivery(header(Action.RESPONSE), PersonMoveResponse.unknown(ZURICH)),
                move(new PlatformMove.In(PERSON, CONTACT, List.of(DOG), List.of(SERVICE), arrived)),
                move(new PlatformMove.Out(PERSON, CONTACT, MOVE.destination(), List.of(DOG))),
                move(new PlatformMove.Within(PERSON, CONTACT, List.of(DOG), List.of(SERVICE), DWELLING, within)),
                move(new PlatformMove.Commit(PERSON, CONTACT, List.of(DOG), List.of(SERVICE), MOVE)),
                move(new PlatformMove.InAddress(PERSON, DWELLING)),
                event(new RegisterEvent.MoveIn(arriving(origins), arrival, new Residence.Main(List.of(USTER)))),
                event(new RegisterEvent.MoveIn(
                        arriving(new Belonging.Permit(ResidencePermit.of(Category.B, DAY.plusYears(1)))), arrival,
                        new Residence.Secondary(USTER))),
                event(new RegisterEvent.MoveIn(arriving(origins), arrival, new Residence.Other())),
                event(new RegisterEvent.Move(PERSON, ZURICH, DWELLING)),
                event(new RegisterEvent.MoveOut(PERSON, ZURICH, DAY, new Destination(new Place.Unknown(),
                        MOVE.housing().address()))),
                new EventReport(header(Action.POSITIVE_REPORT), Answered.MOVE, true, List.of(info),
                        List.of(new PersonInfo(PERSON, List.of(info)))),
                new EventReport(header(Action.NEGATIVE_REPORT), Answered.REGISTER_EVENT, false, List.of(),
                        List.of(new PersonInfo(PERSON, List.of(new Info("unbekannt", null, null, null, null))))));
    }
}
