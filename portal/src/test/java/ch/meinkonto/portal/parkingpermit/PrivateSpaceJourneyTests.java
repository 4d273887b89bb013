package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.plate;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.referenceIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.TestIdentityProvider;

/** The condition of permits from 2028: only who cannot park privately gets one. */
@PortalTest
class PrivateSpaceJourneyTests extends WithVehicleRegister {
    private static final String APPLY = "/parking-permit/apply/";

    @Autowired
    private RecordingPayments payments;

    @Autowired
    private ParkingPermits permits;
    @Autowired
    private TestClock clock;

    @BeforeEach
    void begin() {
        clock.setTo(DECEMBER_2027);
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void isAskedBeforeTheDeclarationAndKeptWithThePermit() throws IOException {
        Resident resident = holder();
        Browser anna = answered("space-1", resident);
        assertThat(anna.post(APPLY + "start", "start", "2028-01")).hasRedirectedUrl(APPLY + "space");
        assertThat(text(anna.get(APPLY + "space"))).contains("Können Sie privat parkieren?", "Frage 4",
                "Zu Ihrer Wohnung gehört kein Platz");
        MvcTestResult empty = anna.post(APPLY + "space");
        assertThat(empty).hasStatus(422);
        assertThat(text(empty)).contains("Wählen Sie, ob Sie privat parkieren können");
        assertThat(anna.post(APPLY + "space", "space", "none-to-rent")).hasRedirectedUrl(APPLY + "proof");
        assertThat(text(anna.get(APPLY + "proof"))).contains("Frage 5", "Nachweis, dass Sie nicht privat parkieren",
                "kein Parkplatz frei ist");
        MvcTestResult unproved = anna.post(APPLY + "proof");
        assertThat(unproved).hasStatus(422);
        assertThat(text(unproved)).contains("Laden Sie mindestens eine Datei hoch");
        TestParkingPermits.prove(anna);
        assertThat(anna.get("/parking-permit/apply")).hasRedirectedUrl(APPLY + "declaration");
        anna.post(APPLY + "declaration", "holder", "true", "vehicle", "true");

        MvcTestResult check = anna.get(APPLY + "check");
        assertThat(text(check)).contains("In der Nähe kann ich keinen Parkplatz mieten", "Mietvertrag.pdf");
        String reference = referenceIn(anna.post(APPLY + "check", TestParkingPermits.form(check)));
        payments.settle(reference);

        assertThat(permits.find(reference)).get().returns(PrivateSpace.NONE_TO_RENT, ParkingPermit::space);
        assertThat(text(anna.get("/parking-permit/requests/" + reference))).contains("Mietvertrag.pdf");
        Browser carla = Browser.ofStaff(pages, "space-staff", "CASEWORKER");
        String dossier = text(carla.post("/staff/parking-permits/" + reference, "purpose", "control"));
        assertThat(dossier).contains("In der Nähe kann ich keinen Parkplatz mieten", "Mietvertrag.pdf")
                .doesNotContain("Nachweis bei einer Kontrolle verlangen");
        String proof = dossier.replaceFirst("(?s).*action=\"(/staff/parking-permits/[^\"]*/proofs/[^\"]*)\".*", "$1");
        assertThat(carla.post(proof)).as("nothing opens without a purpose").hasStatus(404);
        assertThat(carla.post(proof, "purpose", "control")).hasStatusOk().hasContentType(MediaType.APPLICATION_PDF);
        assertThat(anna.post(proof, "purpose", "control")).hasStatus(403);
        assertThat(copyOf(anna)).contains("\"private_space\"", "NONE_TO_RENT");
    }

    @Test
    void endsInAClearRefusalForWhoHasASpace() {
        Browser anna = answered("space-2", holder());
        anna.post(APPLY + "start", "start", "2028-01");

        MvcTestResult refused = anna.post(APPLY + "space", "space", "available");

        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("bekommt keine Parkkarte", "Schalter", "href=\"/parking-permit/day\"");
        assertThat(anna.get(APPLY + "check")).hasRedirectedUrl(APPLY + "space");
    }

    @Test
    void isNotAskedForTheYearBefore() {
        Browser anna = answered("space-3", holder());
        assertThat(anna.post(APPLY + "start", "start", "2027-12")).hasRedirectedUrl(APPLY + "declaration");
        anna.post(APPLY + "declaration", "holder", "true", "vehicle", "true");
        assertThat(text(anna.get(APPLY + "check"))).doesNotContain("Privat parkieren");
        assertThat(anna.post(APPLY + "start", "start", "2028-01")).hasRedirectedUrl(APPLY + "space");
    }

    @Test
    void isToldBeforeAnybodyBegins() {
        assertThat(text(Browser.ofVisitor(pages).get("/parking-permit")))
                .contains("Für Karten ab 2028: Eine Parkkarte");
        clock.setTo(DECEMBER_2027.plusMonths(1));
        assertThat(text(Browser.ofVisitor(pages).get("/parking-permit"))).contains("nicht privat parkieren kann")
                .doesNotContain("Für Karten ab");
        clock.setTo(DECEMBER_2027.minusMonths(2));
        assertThat(text(Browser.ofVisitor(pages).get("/parking-permit"))).doesNotContain("privat parkieren");
    }

    @Test
    void isAskedOfProgramsToo() {
        assertThat(reasonOf(order(plate(), "2028-01", ""))).isEqualTo("space_missing");
        assertThat(reasonOf(order(plate(), "2028-01", ",\"privateSpace\":\"available\""))).isEqualTo("space_available");
        assertThat(reasonOf(order(plate(), "2028-01", ",\"privateSpace\":\"perhaps\""))).isEqualTo("space_missing");
        assertThat(reasonOf(order(plate(), "2028-01", ",\"privateSpace\":\"none_belongs\"")))
                .as("a proof, which programs cannot send").isEqualTo("space_proof_missing");
        assertThat(apply(order(plate(), "2027-12", ""))).hasStatus(201);
    }

    private Browser answered(String account, Resident resident) {
        Browser browser = browser(account, resident);
        browser.post(APPLY + "plate", "plate", plateOf(resident));
        browser.post(APPLY + "zone", "postcode", postcode(resident));
        return browser;
    }

    private static String order(String plate, String start, String space) {
        return """
                {"plate":"%s","postcode":"8004","start":"%s","holderDeclared":true,"vehicleDeclared":true%s}"""
                .formatted(plate, start, space);
    }

    private String reasonOf(String order) {
        MvcTestResult refused = apply(order);
        assertThat(refused).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return JsonPath.read(text(refused), "$.reason");
    }

    /** Each time another resident: an account has few questions a day. */
    private MvcTestResult apply(String order) {
        UUID key = UUID.randomUUID();
        String token = TestIdentityProvider.instance()
                .accessToken("space-api-" + key, "portal-api", "openid parking-permit", Instant.now().plusSeconds(60));
        return pages.post()
                .uri("/api/v1/parking-permits")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key.toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(order)
                .exchange();
    }

    private static String copyOf(Browser resident) throws IOException {
        byte[] zip = resident.get("/account/data/copy.zip").getResponse().getContentAsByteArray();
        StringBuilder all = new StringBuilder();
        try (ZipInputStream copy = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = copy.getNextEntry(); entry != null; entry = copy.getNextEntry()) {
                if (entry.getName().equals("parking-permits/permits.json")) {
                    all.append(new String(copy.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return all.toString();
    }
}
