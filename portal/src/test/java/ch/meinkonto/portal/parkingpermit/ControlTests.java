package ch.meinkonto.portal.parkingpermit;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.plate;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.referenceIn;
import static ch.meinkonto.portal.parkingpermit.TestParkingPermits.submit;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.TestIdentityProvider;
import ch.meinkonto.portal.document.Seal;

/** What control staff see of a permit, with and without network. */
@PortalTest
class ControlTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private TestClock clock;
    @Autowired
    private ParkingPermits permits;
    @Autowired
    private Seal seal;

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void takesAlongWhatProvesASealAndWhatCountsNoMore() throws Exception {
        Browser anna = Browser.of(pages, "control-1");
        String changed = paid(anna, plate());
        anna.post("/parking-permit/requests/" + changed + "/plate", "plate", plate(), "since", "20.11.2026");
        String returned = paid(anna, plate());
        anna.post("/parking-permit/requests/" + returned + "/return");
        String good = paid(anna, plate());

        MvcTestResult answer = Browser.ofVisitor(pages).get("/verify/list");
        String list = JsonPath.read(text(answer), "$.list");
        Map<String, String> keys = JsonPath.read(text(answer), "$.keys");

        assertThat(opened(list, keys)).startsWith("PL1|2026-11-23T17:30:00Z|")
                .contains(ControlList.digestOf(changed, 1), ControlList.digestOf(returned, 1))
                .doesNotContain(ControlList.digestOf(changed, 2), ControlList.digestOf(good, 1), changed, returned);
        String code = seal.seal(SealedParkingPermit.of(permits.find(good).orElseThrow()).write());
        assertThat(opened(code, keys)).startsWith("PK1|" + good);
    }

    @Test
    void servesTheOfflinePageAndItsScriptsToEverybodyUnderTheStrictPolicy() {
        Browser visitor = Browser.ofVisitor(pages);
        MvcTestResult page = visitor.get("/verify/offline");
        assertThat(text(page)).contains("Parkkarte ohne Netz prüfen", "src=\"/verify/control.js\"")
                .doesNotContain("<script>");
        assertThat(page.getResponse().getHeader("Content-Security-Policy")).contains("script-src 'self';");
        MvcTestResult worker = visitor.get("/verify/worker.js");
        assertThat(worker.getResponse().getHeader("Service-Worker-Allowed")).isEqualTo("/verify");
        assertThat(worker).hasContentTypeCompatibleWith("text/javascript");
        assertThat(text(visitor.get("/verify/control.js"))).contains("Ed25519").doesNotContain("innerHTML", "eval(");
    }

    @Test
    void looksByPlateForStaffOnly() {
        Browser anna = Browser.of(pages, "control-2");
        String plate = plate();
        paid(anna, plate);
        assertThat(anna.post("/staff/parking-permits/control", "plate", plate)).hasStatus(403);
        Browser inspector = Browser.ofStaff(pages, "control-inspector", "CASEWORKER");
        assertThat(text(inspector.get("/staff/parking-permits/control"))).contains("Fahrzeug kontrollieren");
        assertThat(text(inspector.post("/staff/parking-permits/control", "plate", plate)))
                .contains("Darf heute hier stehen", "8004", "15.01.2027").doesNotContain("control-2");
        assertThat(text(inspector.post("/staff/parking-permits/control", "plate", plate())))
                .contains("Keine Parkkarte für heute");
        assertThat(inspector.post("/staff/parking-permits/control", "plate", "nein")).hasStatus(422);
        clock.setTo(LocalDate.of(2027, 1, 16));
        assertThat(text(inspector.post("/staff/parking-permits/control", "plate", plate)))
                .contains("Keine Parkkarte für heute");
    }

    @Test
    void answersTerminalsByCode() {
        String reference = paid(Browser.of(pages, "control-3"), plate());
        String code = seal.seal(SealedParkingPermit.of(permits.find(reference).orElseThrow()).write());
        String token = "Bearer " + TestIdentityProvider.instance()
                .accessToken("inspector", "portal-api", "openid parking-permit", Instant.now().plusSeconds(60));
        MvcTestResult checked = pages.post().uri("/api/v1/parking-permits/control").header("Authorization", token)
                .contentType(MediaType.APPLICATION_JSON).content("{\"code\":\"" + code + "\"}").exchange();
        assertThat((String) JsonPath.read(text(checked), "$.verdict")).isEqualTo("valid");
        assertThat((String) JsonPath.read(text(checked), "$.postcode")).isEqualTo("8004");
        MvcTestResult along = pages.get().uri("/api/v1/parking-permits/control/take-along")
                .header("Authorization", token).exchange();
        assertThat((String) JsonPath.read(text(along), "$.list")).isNotBlank();
        assertThat(pages.get().uri("/api/v1/parking-permits/control/take-along").exchange()).hasStatus(401);
    }

    private String paid(Browser resident, String plate) {
        String reference = referenceIn(submit(resident, plate, "2026-11"));
        payments.settle(reference);
        return reference;
    }

    /** With what was taken along and nothing else. */
    private static String opened(String sealed, Map<String, String> keys) throws Exception {
        String[] parts = sealed.split("\\.");
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(keys.get(parts[1])))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        return new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
    }
}
