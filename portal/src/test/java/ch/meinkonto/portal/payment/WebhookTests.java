package ch.meinkonto.portal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.WebhookRejectedEvent;
import ch.meinkonto.soc.contract.WebhookRejectedEvent.Reason;

/** Somebody calls the webhook who is not the provider, or says what is not so. */
class WebhookTests extends PaymentTest {
    @BeforeEach
    void forget() {
        events.clear();
    }

    @Test
    void refusesACallWithoutSignature() throws Exception {
        assertThat(call("{}", null)).isEqualTo(403);
        assertThat(reasons()).containsExactly(Reason.MISSING_SIGNATURE);
    }

    @Test
    void refusesAForgedSettlementAndMovesNothing() throws Exception {
        payments.open(order());
        String forged = "{\"transactionId\":\"" + newest().transactionId() + "\",\"status\":\"settled\"}";

        assertThat(call(forged, "t=" + CLOCK.millis() + ",s0=" + "00".repeat(32))).isEqualTo(403);

        assertThat(reasons()).containsExactly(Reason.WRONG_SIGNATURE);
        assertThat(newest().state()).isEqualTo(PaymentState.REDIRECTED);
    }

    @Test
    void believesNoBodyEvenWithARightSignatureButAsksTheProvider() throws Exception {
        payments.open(order());
        String lie = "{\"transactionId\":\"" + newest().transactionId() + "\",\"status\":\"settled\"}";

        assertThat(call(lie, signed(lie))).isEqualTo(204);

        assertThat(newest().state()).isEqualTo(PaymentState.REDIRECTED);
    }

    @Test
    void refusesASignedCallAboutAPaymentItDoesNotKnow() throws Exception {
        String unknown = "{\"transactionId\":\"990101000000000001\"}";

        assertThat(call(unknown, signed(unknown))).isEqualTo(404);
        assertThat(reasons()).containsExactly(Reason.UNKNOWN_PAYMENT);
    }

    @Test
    void refusesASignedCallThatCannotBeRead() throws Exception {
        for (String body : List.of("", "[]", "{\"transactionId\":null}", "no json")) {
            assertThat(call(body, signed(body))).as(body).isEqualTo(400);
        }
        assertThat(reasons()).containsOnly(Reason.MALFORMED_BODY).hasSize(4);
    }

    @Test
    void refusesABodyThatIsTooLong() throws Exception {
        String endless = " ".repeat(70_000);

        assertThat(call(endless, signed(endless))).isEqualTo(400);
        assertThat(reasons()).containsExactly(Reason.MALFORMED_BODY);
    }

    @Test
    void asksTheProviderToCallAgainWhenItDoesNotAnswerOurQuestion() throws Exception {
        payments.open(order());
        provider.misbehave(caseId, "server-error", 1);
        String body = "{\"transactionId\":\"" + newest().transactionId() + "\"}";

        assertThat(call(body, signed(body))).isEqualTo(503);
        assertThat(reasons()).isEmpty();
    }

    @Test
    void tellsWhatBecameOfAPaymentWithoutTheAddressOfTheProvider() {
        provider.decide(payments.open(order()), "DECLINE", "4242 4242 4242 4242");
        await().atMost(Duration.ofSeconds(60)).until(() -> !events(EventAction.PAYMENT_FAIL).isEmpty());

        assertThat(callers.addressOfNewest(EventAction.PAYMENT_FAIL)).isEmpty();
    }

    @Test
    void tellsFromWhereACallCameThatItRefuses() {
        assertThat(call("{}", null)).isEqualTo(403);

        assertThat(callers.addressOfNewest(EventAction.PAYMENT_WEBHOOK_REJECT)).contains("127.0.0.1");
    }

    @Test
    void tellsFromWhereThePayerCameBack() {
        provider.misbehave(caseId, "lost-webhook", 10);
        URI back = provider.decide(payments.open(order()), "DECLINE", "4242 4242 4242 4242");

        get(back.getPath() + '?' + back.getQuery(), RESIDENT);

        assertThat(newest().state()).isEqualTo(PaymentState.FAILED);
        assertThat(callers.addressOfNewest(EventAction.PAYMENT_FAIL)).contains("127.0.0.1");
    }

    private List<Reason> reasons() {
        return events.of(EventAction.PAYMENT_WEBHOOK_REJECT).stream()
                .map(event -> ((WebhookRejectedEvent) event).reason())
                .toList();
    }

    private int call(String body, String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("Datatrans-Signature", signature);
        }
        return send(request).statusCode();
    }

    private static String signed(String body) throws Exception {
        String millis = Long.toString(CLOCK.millis());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(TestPaymentProvider.WEBHOOK_KEY), "HmacSHA256"));
        byte[] hash = mac.doFinal((millis + body).getBytes(StandardCharsets.UTF_8));
        return "t=" + millis + ",s0=" + HexFormat.of().formatHex(hash);
    }
}
