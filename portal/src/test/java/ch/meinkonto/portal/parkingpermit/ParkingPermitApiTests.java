package ch.meinkonto.portal.parkingpermit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestIdentityProvider;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.ServiceCallEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** The same service for programs, with real signed tokens. */
@PortalTest
class ParkingPermitApiTests {
    private static final String PERMITS = "/api/v1/parking-permits";

    @Autowired
    private MockMvcTester api;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private RecordingSecurityEvents events;

    @BeforeEach
    void forget() {
        events.clear();
        payments.setUnavailable(false);
    }

    @Test
    void appliesForAPermitAndFollowsIt() {
        String plate = TestParkingPermits.plate();
        MvcTestResult created = apply(token("api-anna"), UUID.randomUUID(), order(plate, "2026-12"));
        assertThat(created).hasStatus(201);
        String reference = read(created, "$.reference");
        assertThat(created.getResponse().getHeader("Location")).isEqualTo(PERMITS + "/" + reference);
        assertThat(Browser.text(created)).contains("\"state\":\"awaiting_payment\"", "\"amountMinor\":2500",
                "\"validFrom\":\"2026-12-01\"", "\"paymentPage\":\"http://localhost:8070/v1/start/" + reference);
        payments.settle(reference);
        assertThat(Browser.text(get(token("api-anna"), "/" + reference))).contains("\"state\":\"active\"", "paidAt");
        assertThat(Browser.text(get(token("api-anna"), ""))).contains(reference);
        assertThat(get(token("api-anna"), "/" + reference + "/permit.pdf")).hasStatusOk()
                .hasContentType(MediaType.APPLICATION_PDF);
        assertThat(events.of(EventAction.SERVICE_CALL)).first().isInstanceOfSatisfying(ServiceCallEvent.class,
                call -> assertThat(call).returns("apply-for-parking-permit", ServiceCallEvent::operation)
                        .returns("api", ServiceCallEvent::channel)
                        .returns(null, ServiceCallEvent::refusal));
    }

    @Test
    void makesOneRequestOfTheSameKey() {
        UUID key = UUID.randomUUID();
        String order = order(TestParkingPermits.plate(), "2026-12");
        String first = read(apply(token("api-key"), key, order), "$.reference");
        assertThat(read(apply(token("api-key"), key, order), "$.reference")).isEqualTo(first);
        MvcTestResult other = apply(token("api-key"), key, order(TestParkingPermits.plate(), "2026-12"));
        assertThat(other).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(read(other, "$.reason")).isEqualTo("submission_differs");
    }

    @Test
    void refusesWithAReasonCodeAndRecordsIt() {
        MvcTestResult refused = apply(token("api-reason"), UUID.randomUUID(),
                order(TestParkingPermits.plate(), "2026-12").replace("8004", "8001"));
        assertThat(refused).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(read(refused, "$.reason")).isEqualTo("postcode_without_zone");
        assertThat(read(refused, "$.type")).isEqualTo("urn:meinkonto:problem:postcode_without_zone");
        assertThat(events.of(EventAction.SERVICE_CALL)).singleElement()
                .isInstanceOfSatisfying(ServiceCallEvent.class,
                        call -> assertThat(call.refusal()).isEqualTo("postcode_without_zone"));
    }

    @Test
    void tellsWhatIsWrongWithACall() {
        assertThat(apply(token("api-bad"), UUID.randomUUID(), "{\"plate\":")).hasStatus(400);
        assertThat(api.post().uri(PERMITS).header("Authorization", token("api-bad"))
                .contentType(MediaType.APPLICATION_JSON).content(order("ZH 1", "2026-12")))
                .hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(apply(token("api-bad"), UUID.randomUUID(), "{}")).hasStatus(422);
        String declared = "{\"holderDeclared\":true,\"vehicleDeclared\":true";
        assertThat(read(apply(token("api-bad"), UUID.randomUUID(), declared + "}"), "$.reason"))
                .isEqualTo("plate_missing");
        assertThat(read(apply(token("api-bad"), UUID.randomUUID(),
                declared + ",\"plate\":\"ZH 5\",\"postcode\":\"8004\"}"), "$.reason")).isEqualTo("start_missing");
    }

    @Test
    void waitsWhenThePayPageIsAwayAndGoesOnWithTheSameKey() {
        UUID key = UUID.randomUUID();
        String order = order(TestParkingPermits.plate(), "2026-12");
        payments.setUnavailable(true);
        MvcTestResult away = apply(token("api-wait"), key, order);
        assertThat(away).hasStatus(503);
        assertThat(read(away, "$.reason")).isEqualTo("payment_unavailable");
        payments.setUnavailable(false);
        assertThat(apply(token("api-wait"), key, order)).hasStatus(201);
    }

    @Test
    void hidesRequestsOfOthers() {
        String reference = read(apply(token("api-owner"), UUID.randomUUID(),
                order(TestParkingPermits.plate(), "2026-12")), "$.reference");
        events.clear();
        MvcTestResult hidden = get(token("api-stranger"), "/" + reference);
        MvcTestResult unknown = get(token("api-stranger"), "/PK-2026-NOTTHERE");
        assertThat(hidden).hasStatus(404);
        assertThat(read(hidden, "$.reason")).isEqualTo(read(unknown, "$.reason")).isEqualTo("not_found");
        assertThat(events.of(EventAction.AUTHZ_DENY)).hasSize(1);
    }

    @Test
    void acceptsOnlyTokensOfOurProviderForUsThatAreStillGood() {
        TestIdentityProvider provider = TestIdentityProvider.instance();
        Instant soon = Instant.now().plusSeconds(60);
        assertThat(get("Bearer " + provider.accessToken("x", "portal-api", "parking-permit", soon), "")).hasStatusOk();
        assertThat(get("Bearer " + provider.accessToken("x", "soc-engine", "parking-permit", soon), "")).hasStatus(401);
        assertThat(get("Bearer " + provider.otherToken("x", "portal-api", "parking-permit", soon), "")).hasStatus(401);
        assertThat(get("Bearer " + provider.forgedToken("x", "portal-api", "parking-permit", soon), "")).hasStatus(401);
        assertThat(get("Bearer " + provider.accessToken("x", "portal-api", "parking-permit",
                Instant.now().minusSeconds(120)), "")).hasStatus(401);
        MvcTestResult none = api.get().uri(PERMITS).exchange();
        assertThat(none).hasStatus(401).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(none.getResponse().getHeader("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void demandsTheScopeOfTheService() {
        String token = TestIdentityProvider.instance().accessToken("x", "portal-api", "openid",
                Instant.now().plusSeconds(60));
        MvcTestResult denied = get("Bearer " + token, "");
        assertThat(denied).hasStatus(403).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(read(denied, "$.reason")).isEqualTo("missing_scope");
        assertThat(events.of(EventAction.AUTHZ_DENY)).singleElement()
                .isInstanceOfSatisfying(AuthorizationDeniedEvent.class,
                        event -> assertThat(event.reason()).isEqualTo("missing_scope"));
    }

    @Test
    void isDescribedByOpenApi() {
        MvcTestResult description = api.get().uri("/v3/api-docs").exchange();
        assertThat(description).hasStatusOk();
        assertThat(Browser.text(description)).contains("\"openapi\":\"3.1", PERMITS + "/{reference}/permit.pdf",
                "Idempotency-Key", "\"parking-permit\"").doesNotContain("/payment/webhook", "\"resident\",\"in\"");
    }

    private MvcTestResult apply(String token, UUID key, String order) {
        return api.post()
                .uri(PERMITS)
                .header("Authorization", token)
                .header("Idempotency-Key", key.toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(order)
                .exchange();
    }

    private MvcTestResult get(String token, String path) {
        return api.get().uri(PERMITS + path).header("Authorization", token).exchange();
    }

    private static String token(String resident) {
        return "Bearer " + TestIdentityProvider.instance()
                .accessToken(resident, "portal-api", "openid parking-permit", Instant.now().plusSeconds(60));
    }

    private static String order(String plate, String start) {
        return """
                {"plate":"%s","postcode":"8004","start":"%s","holderDeclared":true,"vehicleDeclared":true}"""
                .formatted(plate, start);
    }

    private static String read(MvcTestResult answer, String path) {
        return JsonPath.read(Browser.text(answer), path);
    }
}
