package ch.meinkonto.portal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.TestIdentityProvider;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.ResponseEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** The order to hold a payment, and what the resident sees of it, in the whole portal. */
@PortalTest
class HeldPaymentPagesTests {
    private static TestPaymentProvider provider;

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private ProviderPayments payments;
    @Autowired
    private PaymentBook book;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private TestClock clock;
    private final String caseId = "TEST-" + UUID.randomUUID().toString().substring(0, 8);
    private final String orderId = UUID.randomUUID().toString();

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) throws Exception {
        provider = TestPaymentProvider.start(Clock.systemUTC());
        Stream.of(provider.springProperties())
                .map(property -> property.split("=", 2))
                .forEach(property -> registry.add(property[0], () -> property[1]));
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @BeforeEach
    void forget() {
        events.clear();
        clock.reset();
    }

    @Test
    void anOrderHoldsThePaymentUntilItIsTakenBack() {
        URI back = provider.approve(open());

        assertThat(order(id().toString())).hasStatusOk().bodyJson().extractingPath("effect").isEqualTo(
                "1 payment, redirected");
        assertThat(visit(back.getPath() + '?' + back.getQuery())).hasRedirectedUrl("/payment/" + id());
        assertThat(events.of(EventAction.PAYMENT_SETTLE)).isEmpty();
        assertThat(events.of(EventAction.RESPONSE_ACTION)).containsExactly(new ResponseEvent(orderId, "hold-payment",
                "in-force", id().toString(), null, "nina", null, clock.instant().plus(Duration.ofHours(1))));

        assertThat(pages.delete().uri("/api/v1/responses/" + orderId + "?by=nina")
                .header("Authorization", "Bearer " + token())).hasStatusOk();
        assertThat(visit(back.getPath() + '?' + back.getQuery())).hasRedirectedUrl("/requests?paid");
        assertThat(events.of(EventAction.PAYMENT_SETTLE)).hasSize(1);
    }

    @Test
    void anOrderEndsWithItsTime() {
        URI back = provider.approve(open());
        order(id().toString());

        clock.move(Duration.ofHours(1));

        assertThat(visit(back.getPath() + '?' + back.getQuery())).hasRedirectedUrl("/requests?paid");
    }

    @ParameterizedTest
    @CsvSource({"de, Wir schauen Ihre Zahlung genauer an", "en, We are taking a closer look at your payment",
            "fr, Nous examinons votre paiement de plus", "it, Stiamo esaminando meglio il Suo pagamento"})
    void theResidentReadsNothingThatAccuses(String language, String title) {
        open();
        order(id().toString());

        assertThat(visit("/payment/" + id() + "?lang=" + language)).hasStatusOk().bodyText()
                .contains(title, "id=\"back-to-case\"")
                .doesNotContain("id=\"continue-payment\"", "id=\"retry-payment\"", "??", "lock", "fraud", "Betrug");
    }

    @Test
    void refusesWhatItDoesNotKnowAndWhatIsForOthers() {
        assertThat(order(UUID.randomUUID().toString())).hasStatus(404).bodyJson().extractingPath("code")
                .isEqualTo("target-unknown");
        assertThat(order("payment-1")).hasStatus(422).bodyJson().extractingPath("code").isEqualTo("malformed-target");
        assertThat(put(body(orderId, "lock-account", UUID.randomUUID().toString()), token())).hasStatus(422).bodyJson()
                .extractingPath("code").isEqualTo("not-carried-out-here");
        String resident = TestIdentityProvider.instance()
                .accessToken("anna", Map.of(), Instant.now().plusSeconds(300));
        assertThat(put(body(orderId, "hold-payment", UUID.randomUUID().toString()), resident)).hasStatus(403);
        assertThat(put(body(orderId, "hold-payment", UUID.randomUUID().toString()), "nonsense")).hasStatus(401);
        assertThat(events.of(EventAction.RESPONSE_ACTION)).isEmpty();
    }

    private MvcTestResult order(String target) {
        return put(body(orderId, "hold-payment", target), token());
    }

    private MvcTestResult put(String body, String token) {
        return pages.put()
                .uri("/api/v1/responses/" + orderId)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Authorization", "Bearer " + token)
                .content(body)
                .exchange();
    }

    private String body(String id, String action, String target) {
        return """
                {"id":"%s","action":"%s","target":"%s","reason":"Many cards from one address.","orderedBy":"nina",
                 "expiresAt":"%s"}""".formatted(id, action, target, clock.instant().plus(Duration.ofHours(1)));
    }

    private static String token() {
        return TestIdentityProvider.instance()
                .accessToken("engine", Map.of("scope", "soc:respond", "client_id", "engine"),
                        Instant.now().plusSeconds(300));
    }

    private URI open() {
        return payments.open(new PaymentRequest(caseId, "parking-permit", "anna", 31200, "CHF", Locale.GERMAN,
                "/requests?paid"));
    }

    private UUID id() {
        return book.ofCase(caseId).getFirst().id();
    }

    private MvcTestResult visit(String path) {
        return pages.perform(get(URI.create(path)).header("Accept-Language", "de").with(oidcLogin()
                .idToken(token -> token.subject("anna").claim("name", "Anna Muster"))));
    }
}
