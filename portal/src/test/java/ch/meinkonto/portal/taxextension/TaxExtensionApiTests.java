package ch.meinkonto.portal.taxextension;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.TestIdentityProvider;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.ServiceCallEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** The same service for programs, with real signed tokens. */
@PortalTest
class TaxExtensionApiTests {
    private static final String EXTENSIONS = "/api/v1/tax-extensions";

    @Autowired
    private MockMvcTester api;
    @Autowired
    private RecordingTaxRegister register;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private TestClock clock;

    private final TaxReturn taxReturn = TestTaxReturns.open();

    @BeforeEach
    void february() {
        clock.setTo(LocalDate.of(2027, 2, 15));
        register.knows(taxReturn);
        events.clear();
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void handsInFollowsDownloadsAndWithdraws() {
        MvcTestResult created = handIn("tax-api-1", UUID.randomUUID(), order("2027-09-30"));
        assertThat(created).hasStatus(201);
        String reference = read(created, "$.reference");
        assertThat(created.getResponse().getHeader("Location")).isEqualTo(EXTENSIONS + "/" + reference);
        assertThat(Browser.text(created)).contains("\"state\":\"granted\"", "\"granted-until\":[\"2027-09-30\"]");
        assertThat(get("tax-api-1", "/" + reference)).hasStatusOk();
        assertThat(Browser.text(get("tax-api-1", ""))).contains(reference);
        String document = read(created, "$.documents[0].address");
        assertThat(get("tax-api-1", document.substring(EXTENSIONS.length()))).hasStatusOk()
                .hasContentType(MediaType.APPLICATION_PDF);
        assertThat(get("tax-api-2", "/" + reference)).hasStatus(404);
        assertThat(read(post("tax-api-1", "/" + reference + "/withdrawal"), "$.state")).isEqualTo("withdrawn");
        assertThat(post("tax-api-1", "/" + reference + "/withdrawal")).hasStatus(409);
        assertThat(events.of(EventAction.SERVICE_CALL)).first()
                .isInstanceOfSatisfying(ServiceCallEvent.class, call -> assertThat(call)
                        .returns("tax-extension", ServiceCallEvent::service)
                        .returns("hand-in", ServiceCallEvent::operation)
                        .returns("api", ServiceCallEvent::channel));
    }

    @Test
    void makesOneCaseOfTheSameKey() {
        UUID key = UUID.randomUUID();
        String first = read(handIn("tax-api-3", key, order("2027-09-30")), "$.reference");
        assertThat(read(handIn("tax-api-3", key, order("2027-09-30")), "$.reference")).isEqualTo(first);
        MvcTestResult other = handIn("tax-api-3", key, order("2027-08-31"));
        assertThat(other).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(read(other, "$.reason")).isEqualTo("submission_differs");
    }

    @Test
    void tellsEachAnswerThatIsWrongByItsField() {
        MvcTestResult late = handIn("tax-api-4", UUID.randomUUID(), order("2027-10-31"));
        assertThat(late).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(read(late, "$.errors[0].field")).isEqualTo("until");
        MvcTestResult unknown = handIn("tax-api-4", UUID.randomUUID(), "{\"answers\":{\"route\":\"BY_RULE\"}}");
        assertThat(unknown).hasStatus(422);
        assertThat(read(unknown, "$.reason")).isEqualTo("not_asked");
        MvcTestResult nothing = handIn("tax-api-4", UUID.randomUUID(), "{}");
        assertThat(read(nothing, "$.errors[0].field")).isEqualTo("way");
        assertThat(read(nothing, "$.reason")).isEqualTo("missing");
    }

    @Test
    void asksForAStrongerSignInWhereTheNumberAloneIsKnown() {
        String order = "{\"answers\":{\"way\":\"number\",\"register-number\":\"" + taxReturn.number()
                + "\",\"until\":\"2027-09-30\"}}";
        MvcTestResult weak = handIn("tax-api-5", UUID.randomUUID(), order);
        assertThat(weak).hasStatus(401);
        assertThat(weak.getResponse().getHeader("WWW-Authenticate"))
                .contains("insufficient_user_authentication", "urn:meinkonto:acr:multi-factor");
        assertThat(events.of(EventAction.AUTHZ_DENY)).hasSize(1);
        assertThat(exchange("POST", "", UUID.randomUUID(), order, TestIdentityProvider.instance()
                .accessToken("tax-api-5", Map.of("scope", "tax-extension", "acr", "urn:meinkonto:acr:multi-factor"),
                        Instant.now().plusSeconds(60))))
                .hasStatus(201);
    }

    @Test
    void needsTheScopeOfTheService() {
        String token = TestIdentityProvider.instance().accessToken("tax-api-6", "portal-api", "parking-permit",
                Instant.now().plusSeconds(60));
        assertThat(exchange("GET", "", null, "", token)).hasStatus(403);
    }

    @Test
    void isDescribedForProgramsUnderItsOwnAddress() {
        String description = Browser.text(api.get().uri("/v3/api-docs").exchange());
        assertThat(description).contains("\"/api/v1/tax-extensions\"", EXTENSIONS + "/{reference}/withdrawal",
                "until (one of the choices)").doesNotContain("{collection}");
    }

    private String order(String until) {
        return "{\"answers\":{\"way\":\"code\",\"code\":\"" + RecordingTaxRegister.codeOf(taxReturn)
                + "\",\"until\":\"" + until + "\"}}";
    }

    private MvcTestResult handIn(String resident, UUID key, String order) {
        return exchange("POST", "", key, order, token(resident));
    }

    private MvcTestResult get(String resident, String path) {
        return exchange("GET", path, null, "", token(resident));
    }

    private MvcTestResult post(String resident, String path) {
        return exchange("POST", path, null, "", token(resident));
    }

    private static String token(String resident) {
        return TestIdentityProvider.instance().accessToken(resident, "portal-api", "tax-extension",
                Instant.now().plusSeconds(60));
    }

    private MvcTestResult exchange(String method, String path, UUID key, String body, String token) {
        var request = (method.equals("GET") ? api.get() : api.post()).uri(EXTENSIONS + path)
                .header("Authorization", "Bearer " + token);
        if (!body.isEmpty()) {
            request = request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return (key == null ? request : request.header("Idempotency-Key", key.toString())).exchange();
    }

    private static String read(MvcTestResult answer, String path) {
        return JsonPath.read(Browser.text(answer), path);
    }
}
