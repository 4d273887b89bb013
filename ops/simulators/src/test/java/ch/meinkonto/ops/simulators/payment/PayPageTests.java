package ch.meinkonto.ops.simulators.payment;

import static ch.meinkonto.ops.simulators.payment.TestOrders.order;
import static ch.meinkonto.ops.simulators.payment.TestOrders.refno;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.ops.simulators.TestSimulators;
import ch.meinkonto.ops.simulators.TestSimulators.Answer;

/** What a resident sees and does on the pay page, without any script. */
class PayPageTests {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @TempDir
    static Path data;
    private static TestSimulators simulators;

    @BeforeAll
    static void start() {
        simulators = TestSimulators.start(data);
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @Test
    void showsWhatIsPaidInTheLanguageAskedForAndThatItIsASimulator() {
        String refno = refno();
        String page = simulators.get("/v1/start/" + opened(refno)).raw().body();

        assertThat(page).contains("lang=\"fr\"", "Simulateur de paiement", "CHF\u00a0312.00", refno, "id=\"approve\"",
                "id=\"decline\"", "id=\"abandon\"", "id=\"card-number\"", "TWINT").doesNotContain("PostFinance");
    }

    @ParameterizedTest
    @CsvSource({"APPROVE,4242 4242 4242 4242,/return?payment=7&datatransTrxId=,authorized",
            "APPROVE,4000 0000 0000 0002,/error?datatransTrxId=,failed",
            "APPROVE,5555-5555-5555-9995,/error?datatransTrxId=,failed",
            "DECLINE,4242424242424242,/error?datatransTrxId=,failed",
            "ABANDON,'',/cancel?datatransTrxId=,canceled"})
    void leadsBackByHowItEnded(String decision, String card, String back, String status) {
        String id = opened(refno());

        Answer answer = decide(id, decision, "CARD", card);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("http://localhost:1" + back + id);
        assertThat(simulators.get("/v1/transactions/" + id).json().get("status").asString()).isEqualTo(status);
    }

    @Test
    void asksAgainForACardNumberThatCannotBeOne() {
        String id = opened(refno());

        Answer answer = decide(id, "APPROVE", "CARD", "12 34");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.raw().body()).contains("id=\"error-summary\"", "aria-invalid=\"true\"")
                .doesNotContain("12 34");
    }

    @Test
    void needsNoCardForTwint() {
        String id = opened(refno());

        decide(id, "APPROVE", "TWI", "");

        assertThat(simulators.get("/v1/transactions/" + id).json().get("paymentMethod").asString()).isEqualTo("TWI");
    }

    @Test
    void keepsNoCardNumberAnywhere() throws Exception {
        String id = opened(refno());
        decide(id, "APPROVE", "CARD", "4111 1111 1111 1111");

        String told = simulators.get("/v1/transactions/" + id).raw().body();
        assertThat(told).contains("411111xxxxxx1111", "fingerprint").doesNotContain("4111111111111111");
        for (String file : new String[]{"transactions.ndjson", "answers.ndjson"}) {
            assertThat(Files.readString(data.resolve(file))).doesNotContain("4111111111111111");
        }
    }

    @Test
    void decidesOnceHoweverOftenOneClicks() {
        String id = opened(refno());
        Form form = form(id);

        Answer first = submit(id, form, "APPROVE", "CARD", "4242424242424242");
        Answer second = submit(id, form, "DECLINE", "CARD", "4242424242424242");

        assertThat(first.status()).isEqualTo(302);
        assertThat(second.raw().body()).contains("id=\"back\"");
        assertThat(simulators.get("/v1/transactions/" + id).json().get("status").asString()).isEqualTo("authorized");
    }

    @Test
    void refusesAFormThatDidNotComeFromThePage() {
        String id = opened(refno());

        Answer forged = submit(id, new Form("made-up", "SIMULATORS_XSRF=other"), "APPROVE", "CARD",
                "4242424242424242");

        assertThat(forged.status()).isEqualTo(403);
    }

    @Test
    void forbidsInlineScriptAndStrangeFormTargets() {
        Answer page = simulators.get("/v1/start/" + opened(refno()));

        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'", "form-action 'self' http")
                .doesNotContain("unsafe");
        assertThat(page.raw().body()).doesNotContain("<script", "style=");
    }

    @Test
    void saysSoWhenThereIsNoSuchPayment() {
        assertThat(simulators.get("/v1/start/990101000000000001").status()).isEqualTo(404);
    }

    @Test
    void paysOnceTheWebhookIsToldToTheMerchant() throws Exception {
        try (TestMerchant merchant = new TestMerchant()) {
            Answer opened = simulators.post("/v1/transactions", order(refno(), merchant.url()), Map.of());
            decide(opened.json().get("transactionId").asString(), "APPROVE", "CARD", "4242424242424242");

            merchant.await(1, Duration.ofSeconds(60));
            assertThat(merchant.received().getFirst().body()).contains("\"status\":\"authorized\"");
        }
    }

    private record Form(String csrf, String cookie) {}

    private static Answer decide(String id, String decision, String method, String card) {
        return submit(id, form(id), decision, method, card);
    }

    private static Form form(String id) {
        Answer page = simulators.get("/v1/start/" + id);
        Matcher csrf = CSRF.matcher(page.raw().body());
        assertThat(csrf.find()).isTrue();
        String cookie = page.raw().headers().allValues("Set-Cookie").stream()
                .filter(value -> value.startsWith("SIMULATORS_XSRF")).findFirst().orElseThrow();
        return new Form(csrf.group(1), cookie.substring(0, cookie.indexOf(';')));
    }

    private static Answer submit(String id, Form form, String decision, String method, String card) {
        String body = "_csrf=" + encode(form.csrf()) + "&decision=" + decision + "&method=" + method + "&cardNumber="
                + encode(card);
        return simulators.send(HttpRequest.newBuilder(URI.create(simulators.url() + "/v1/start/" + id))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", form.cookie())
                .POST(BodyPublishers.ofString(body)));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String opened(String refno) {
        return simulators.post("/v1/transactions", order(refno), Map.of()).json().get("transactionId").asString();
    }
}
