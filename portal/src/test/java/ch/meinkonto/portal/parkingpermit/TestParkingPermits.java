package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.cityservice.Money;

/** Requests for permits in the states tests need. */
final class TestParkingPermits {
    private static final AtomicInteger NEXT_PLATE = new AtomicInteger(100_000);

    private TestParkingPermits() {}

    /** A plate no other test uses. */
    static String plate() {
        return "ZH " + NEXT_PLATE.incrementAndGet();
    }

    /** A request of 23 November 2026 for that year, in a state. */
    static ParkingPermit in(ParkingPermitState state) {
        Instant submitted = Instant.parse("2026-11-23T17:30:00Z");
        return new ParkingPermit("PK-2026-TEST0001", "anna", UUID.fromString("00000000-0000-4000-8000-000000000001"),
                new NumberPlate("ZH", 123456), new ParkingZone("8004", "Aussersihl"),
                new Validity(LocalDate.of(2026, 11, 23)), Money.francs(50), "flat-300",
                new ParkingPermit.Contact("anna@example.ch", Locale.GERMAN), state, submitted,
                state == ParkingPermitState.ACTIVE ? submitted : null);
    }

    /** Answers all questions and submits: the address of the pay page. */
    static MvcTestResult submit(Browser resident, String plate, String month) {
        return resident.post("/parking-permit/apply/check", "submission",
                hidden(answerAll(resident, plate, month), "submission"));
    }

    /** Answers all questions: the page on which everything can be checked. */
    static MvcTestResult answerAll(Browser resident, String plate, String month) {
        resident.post("/parking-permit/apply/plate", "plate", plate);
        resident.post("/parking-permit/apply/zone", "postcode", "8004");
        resident.post("/parking-permit/apply/start", "start", month);
        resident.post("/parking-permit/apply/declaration", "holder", "true", "vehicle", "true");
        return resident.get("/parking-permit/apply/check");
    }

    /** The reference in the address of a pay page. */
    static String referenceIn(MvcTestResult redirect) {
        return target(redirect).replaceFirst(".*/", "");
    }
}
