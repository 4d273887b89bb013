package ch.meinkonto.portal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.WebhookRejectedEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** What a resident sees who comes back from the pay page, in the whole portal. */
@PortalTest
class PaymentPagesTests {
    private static TestPaymentProvider provider;

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private ProviderPayments payments;
    @Autowired
    private PaymentBook book;
    @Autowired
    private RecordingSecurityEvents events;
    private final String caseId = "TEST-" + UUID.randomUUID().toString().substring(0, 8);

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

    @Test
    void leadsToTheRequestOnceItIsPaid() {
        URI back = provider.approve(open());

        assertThat(visit(back.getPath() + '?' + back.getQuery(), "anna")).hasStatus(303)
                .hasRedirectedUrl("/requests?paid");
        assertThat(visit("/payment/" + id(), "anna")).hasStatus(303).hasRedirectedUrl("/requests?paid");
    }

    @Test
    void saysThatNothingWasChargedWhenTheBankDeclines() {
        URI back = provider.decide(open(), "DECLINE", "4242424242424242");

        assertThat(visit(back.getPath() + '?' + back.getQuery(), "anna")).hasRedirectedUrl("/payment/" + id());
        assertThat(visit("/payment/" + id(), "anna")).hasStatusOk().bodyText()
                .contains("Die Zahlung wurde abgelehnt", "Es wurde nichts belastet", "id=\"retry-payment\"",
                        "href=\"/requests?paid\"", "CHF\u00a0312.00", caseId);
    }

    @Test
    void saysThatTheResidentTurnedAway() {
        URI back = provider.decide(open(), "ABANDON", "");
        visit(back.getPath() + '?' + back.getQuery(), "anna");

        assertThat(visit("/payment/" + id(), "anna")).bodyText().contains("Sie haben die Zahlung abgebrochen");
    }

    @Test
    void leadsBackToAPayPageThatWasLeftWithoutADecision() {
        URI payPage = open();

        assertThat(visit("/payment/return?payment=" + id(), "anna")).hasRedirectedUrl("/payment/" + id());
        assertThat(visit("/payment/" + id(), "anna")).bodyText().contains("id=\"continue-payment\"",
                "href=\"" + payPage + "\"");
    }

    @Test
    void looksAgainByItselfWhileTheProviderDoesNotAnswer() {
        provider.approve(open());
        provider.misbehave(caseId, "server-error", 1);

        assertThat(visit("/payment/return?payment=" + id(), "anna"))
                .hasRedirectedUrl("/payment/" + id() + "?checking=true");
        assertThat(visit("/payment/" + id() + "?checking=true", "anna")).hasStatusOk()
                .headers().hasValue("Refresh", "3;url=/payment/return?payment=" + id());
        assertThat(visit("/payment/return?payment=" + id(), "anna")).hasRedirectedUrl("/requests?paid");
    }

    @Test
    void hidesAPaymentFromEverybodyElseAndTellsTheSecurityEvents() {
        open();
        events.clear();

        assertThat(visit("/payment/" + id(), "beat")).hasStatus(404);
        assertThat(visit("/payment/return?payment=" + id(), "beat")).hasStatus(404);
        assertThat(events.of(EventAction.AUTHZ_DENY)).hasSize(2)
                .allSatisfy(event -> assertThat(((AuthorizationDeniedEvent) event).reason()).isEqualTo("not_owner"));
    }

    @Test
    void asksVisitorsToSignInButNotTheProvider() {
        assertThat(pages.perform(get("/payment/" + UUID.randomUUID()))).hasStatus3xxRedirection();
        events.clear();
        assertThat(pages.perform(post("/payment/webhook").content("{}"))).hasStatus(403);
        assertThat(events.of(EventAction.PAYMENT_WEBHOOK_REJECT)).singleElement()
                .isEqualTo(new WebhookRejectedEvent(WebhookRejectedEvent.Reason.MISSING_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en", "fr", "it"})
    void speaksEveryLanguageForEveryOutcome(String language) throws Exception {
        Properties texts = new Properties();
        String file = language.equals("de") ? "messages.properties" : "messages_" + language + ".properties";
        try (var stream = new java.io.InputStreamReader(PaymentController.class.getResourceAsStream(file),
                java.nio.charset.StandardCharsets.UTF_8)) {
            texts.load(stream);
        }
        for (PaymentController.Outcome outcome : PaymentController.Outcome.values()) {
            for (String part : new String[]{"title", "lead", "money"}) {
                String key = "payment." + outcome.name().toLowerCase(Locale.ROOT) + '.' + part;
                assertThat(texts.getProperty(key)).as(key).isNotBlank().doesNotContain("'");
            }
        }
        provider.decide(open(), "DECLINE", "4242424242424242");
        visit("/payment/return?payment=" + id(), "anna");
        assertThat(visit("/payment/" + id() + "?lang=" + language, "anna")).hasStatusOk().bodyText()
                .contains("lang=\"" + language + "\"", texts.getProperty("payment.declined.title"))
                .doesNotContain("??");
    }

    private URI open() {
        return payments.open(new PaymentRequest(caseId, "parking-permit", "anna", 31200, "CHF", Locale.GERMAN,
                "/requests?paid"));
    }

    private UUID id() {
        return book.ofCase(caseId).getFirst().id();
    }

    private MvcTestResult visit(String path, String resident) {
        return pages.perform(get(URI.create(path)).header("Accept-Language", "de").with(oidcLogin()
                .idToken(token -> token.subject(resident).claim("name", "Anna Muster"))));
    }
}
