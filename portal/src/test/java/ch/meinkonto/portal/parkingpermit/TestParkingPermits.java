package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.jayway.jsonpath.JsonPath;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.TestIdentityProvider;
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

    /** Answers all questions and goes to pay: the address of the pay page. */
    static MvcTestResult submit(Browser resident, String plate, String month) {
        return resident.post("/parking-permit/apply/check", form(answerAll(resident, plate, month)));
    }

    /** What the page on which everything is checked sends. */
    static String[] form(MvcTestResult check) {
        return new String[]{"submission", hidden(check, "submission"), "fee", hidden(check, "fee")};
    }

    /** A program of a resident makes a request that awaits its payment: its reference. */
    static String byProgram(MockMvcTester pages, String owner, String plate, String month) {
        String token = TestIdentityProvider.instance()
                .accessToken(owner, "portal-api", "openid parking-permit", Instant.now().plusSeconds(60));
        MvcTestResult created = pages.post()
                .uri("/api/v1/parking-permits")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"plate":"%s","postcode":"8004","start":"%s","holderDeclared":true,"vehicleDeclared":true}"""
                        .formatted(plate, month))
                .exchange();
        return JsonPath.read(text(created), "$.reference");
    }

    /** Answers all questions: the page on which everything can be checked. */
    static MvcTestResult answerAll(Browser resident, String plate, String month) {
        resident.post("/parking-permit/apply/plate", "plate", plate);
        resident.post("/parking-permit/apply/zone", "postcode", "8004");
        resident.post("/parking-permit/apply/start", "start", month);
        resident.post("/parking-permit/apply/declaration", "holder", "true", "vehicle", "true");
        return resident.get("/parking-permit/apply/check");
    }

    /** Uploads what proves that there is no private space. */
    static void prove(Browser resident) {
        resident.send("/parking-permit/apply/proof", List.of(Browser.file("proof", "Mietvertrag.pdf", document())));
        resident.post("/parking-permit/apply/proof");
    }

    private static byte[] document() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The reference in the address of a pay page. */
    static String referenceIn(MvcTestResult redirect) {
        return target(redirect).replaceFirst(".*/", "");
    }
}
