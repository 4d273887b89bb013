package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.plate;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.referenceIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.RecordingPayments.GivenBack;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.document.Seal;
import ch.meinkonto.portal.payment.PaymentRequest;

/** From the start page to a permit for some days, or for a newcomer's first weeks. */
@PortalTest
class ShortPermitJourneyTests {
    private static final String CHASSIS = "WVWZZZ1JZXW0%05d";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private TestClock clock;
    @Autowired
    private ShortPermits permits;
    @Autowired
    private Seal seal;

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void sellsDaysThatCountOnTheseDaysOnly() throws Exception {
        Browser anna = Browser.of(pages, "short-1");
        String plate = plate();
        assertThat(text(anna.get("/parking-permit"))).contains("Tageskarte kaufen");
        assertThat(text(anna.get("/parking-permit/day"))).contains("CHF\u00a015.00", "Montag, 23.11.2026");
        String reference = buyDays(anna, plate, "2026-11-23", "2026-11-24", "2026-11-28");

        assertThat(payments.openedFor(reference)).singleElement().returns(4500L, PaymentRequest::amountMinor);
        payments.settle(reference);

        assertThat(text(anna.get("/parking-permit/short-requests/" + reference)))
                .contains("Ihre Tageskarte ist bezahlt", "23.11.2026 – 24.11.2026", "28.11.2026");
        assertThat(anna.get("/parking-permit/requests/" + reference))
                .hasRedirectedUrl("/parking-permit/short-requests/" + reference);
        assertThat(text(anna.get("/requests"))).contains(plate);
        byte[] document = anna.get("/parking-permit/short-requests/" + reference + "/permit.pdf").getResponse()
                .getContentAsByteArray();
        try (PDDocument pdf = Loader.loadPDF(document)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Tageskarte", plate, "28.11.2026", reference);
        }
        assertThat(check(anna, reference)).contains("Sie gilt heute", plate);
        clock.setTo(LocalDate.of(2026, 11, 26));
        assertThat(check(anna, reference)).contains("Heute nicht gültig");
        clock.setTo(LocalDate.of(2026, 11, 29));
        assertThat(check(anna, reference)).contains("Abgelaufen");
    }

    @Test
    void refusesDaysThatAreOverOrPaidOrTooMany() {
        Browser anna = Browser.of(pages, "short-2");
        String plate = plate();
        assertThat(text(check(anna, "day", plate, "2026-11-22"))).contains("nicht möglich");
        assertThat(text(check(anna, "day", plate))).contains("mindestens einen Tag");
        String[] eleven = LocalDate.of(2026, 11, 23).datesUntil(LocalDate.of(2026, 12, 4)).map(LocalDate::toString)
                .toArray(String[]::new);
        assertThat(text(check(anna, "day", plate, eleven))).contains("zu viele Tage");
        payments.settle(buyDays(anna, plate, "2026-11-25"));
        assertThat(text(check(anna, "day", plate, "2026-11-24", "2026-11-25"))).contains("schon bezahlt");
        assertThat(check(anna, "day", plate, "2026-11-24")).hasStatusOk();
    }

    @Test
    void makesOneRequestOfTheSameFormSentTwiceEvenWhenItIsPaid() {
        Browser anna = Browser.of(pages, "short-3");
        String plate = plate();
        String submission = hidden(check(anna, "day", plate, "2026-11-25"), "submission");
        String[] form = {"plate", plate, "postcode", "8004", "days", "2026-11-25", "submission", submission};
        String reference = referenceIn(anna.post("/parking-permit/day/buy", form));
        assertThat(referenceIn(anna.post("/parking-permit/day/buy", form))).isEqualTo(reference);
        payments.settle(reference);
        assertThat(target(anna.post("/parking-permit/day/buy", form)))
                .isEqualTo("/parking-permit/short-requests/" + reference);
    }

    @Test
    void givesANewcomerFortyFiveDaysOnce() {
        Browser anna = Browser.of(pages, "short-4");
        String chassis = CHASSIS.formatted(4);
        String reference = buy(anna, "provisional", chassis, "2026-11-30");
        payments.settle(reference);
        assertThat(text(anna.get("/parking-permit/short-requests/" + reference)))
                .contains(chassis, "30.11.2026 – 13.01.2027", "CHF\u00a015.00");
        assertThat(text(check(anna, "provisional", plate(), "2026-12-20"))).contains("gibt es nur einmal");
        assertThat(text(check(Browser.of(pages, "short-4-b"), "provisional", chassis, "2026-12-20")))
                .contains("gibt es nur einmal");
    }

    @Test
    void givesMoneyBackThatComesAfterTheFirstDay() {
        Browser anna = Browser.of(pages, "short-5");
        String reference = buyDays(anna, plate(), "2026-11-23");
        clock.setTo(LocalDate.of(2026, 11, 24));
        payments.settle(reference);
        assertThat(payments.givenBackFor(reference)).contains(new GivenBack(1500, "request_over"));
    }

    @Test
    void withdrawsWhatIsNotPaidAndShowsNobodyElses() {
        Browser anna = Browser.of(pages, "short-6");
        String reference = buyDays(anna, plate(), "2026-11-23");
        assertThat(Browser.of(pages, "short-6-b").get("/parking-permit/short-requests/" + reference)).hasStatus(404);
        anna.post("/parking-permit/short-requests/" + reference + "/withdraw");
        assertThat(text(anna.get("/parking-permit/short-requests/" + reference))).contains("Zurückgezogen");
        assertThat(anna.get("/parking-permit/short-requests/" + reference + "/permit.pdf")).hasStatus(409);
    }

    private String check(Browser anybody, String reference) {
        String code = seal.seal(SealedShortPermit.of(permits.find(reference).orElseThrow()).write());
        return text(anybody.get("/verify?c=" + code));
    }

    private String buyDays(Browser resident, String plate, String... days) {
        return buy(resident, "day", plate, days);
    }

    private String buy(Browser resident, String kind, String mark, String... days) {
        MvcTestResult review = check(resident, kind, mark, days);
        assertThat(review).hasStatusOk();
        return referenceIn(resident.post("/parking-permit/" + kind + "/buy",
                form(mark, hidden(review, "submission"), days)));
    }

    private static MvcTestResult check(Browser resident, String kind, String mark, String... days) {
        return resident.post("/parking-permit/" + kind, form(mark, "", days));
    }

    /** Names and values in turn; a name may come more than once. */
    private static String[] form(String mark, String submission, String... days) {
        List<String> form = new ArrayList<>(List.of("plate", mark, "postcode", "8004", "submission", submission));
        for (String day : days) {
            form.add("days");
            form.add(day);
        }
        return form.toArray(String[]::new);
    }
}
