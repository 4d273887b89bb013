package ch.meinkonto.ops.simulators.payment;

import static ch.meinkonto.ops.simulators.payment.TestOrders.order;
import static ch.meinkonto.ops.simulators.payment.TestOrders.refno;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.ops.simulators.TestSimulators;
import ch.meinkonto.ops.simulators.TestSimulators.Answer;

/** The wire contract of the merchant's API, as the vendor describes it. */
class TransactionApiTests {
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
    void opensAPaymentWithCreatedAndLocation() {
        Answer answer = open(order(refno()));

        assertThat(answer.status()).isEqualTo(201);
        String id = answer.json().get("transactionId").asString();
        assertThat(id).matches("[0-9]{18}");
        assertThat(answer.header("Location")).endsWith("/v1/start/" + id);
    }

    @Test
    void tellsTheStatusOfAPayment() {
        String refno = refno();
        String id = opened(refno);

        Answer status = simulators.get("/v1/transactions/" + id);

        assertThat(status.status()).isEqualTo(200);
        assertThat(status.json().get("type").asString()).isEqualTo("payment");
        assertThat(status.json().get("status").asString()).isEqualTo("initialized");
        assertThat(status.json().get("refno").asString()).isEqualTo(refno);
        assertThat(status.json().get("merchantId").asString()).isEqualTo("1100001234");
        assertThat(status.json().get("history").get(0).get("action").asString()).isEqualTo("init");
    }

    @Test
    void wantsMerchantIdAndPassword() {
        Answer none = simulators.send(HttpRequest.newBuilder(
                URI.create(simulators.url() + "/v1/transactions/1")));
        Answer wrong = simulators.send(HttpRequest.newBuilder(URI.create(simulators.url() + "/v1/transactions/1"))
                .header("Authorization", TestSimulators.basic("guess")));

        assertThat(none.status()).isEqualTo(401);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().get("error").get("code").asString()).isEqualTo("UNAUTHORIZED");
    }

    @ParameterizedTest
    @CsvSource({"'\"amount\":31200','\"amount\":0'", "'\"amount\":31200','\"amount\":-5'", "'\"CHF\"','\"chf\"'",
            "'\"refno\":\"PK','\"other\":\"PK'",
            "'\"successUrl\":\"http://localhost:1','\"successUrl\":\"javascript:1'"})
    void namesThePropertyThatIsWrong(String right, String wrong) {
        Answer answer = open(order(refno()).replace(right, wrong));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").get("code").asString()).isEqualTo("INVALID_PROPERTY");
        assertThat(answer.json().get("error").get("message").asString()).isNotBlank();
    }

    @Test
    void refusesAReferenceLongerThanFortyCharacters() {
        assertThat(open(order("X".repeat(40))).status()).isEqualTo(201);
        assertThat(open(order("Y".repeat(41))).status()).isEqualTo(400);
    }

    @Test
    void refusesAReferenceThatWasUsed() {
        String refno = refno();
        opened(refno);

        assertThat(open(order(refno)).json().get("error").get("code").asString()).isEqualTo("DUPLICATE_REFNO");
    }

    @Test
    void repeatsTheFirstAnswerForTheSameKeyAndRefusesAnotherBody() {
        String order = order(refno());
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        Answer first = simulators.post("/v1/transactions", order, key);
        Answer again = simulators.post("/v1/transactions", order, key);
        Answer other = simulators.post("/v1/transactions", order.replace("31200", "1"), key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void settlesOnlyWhatIsAuthorised() {
        String refno = refno();
        String id = opened(refno);
        String settle = "{\"amount\":31200,\"currency\":\"CHF\",\"refno\":\"" + refno + "\"}";
        String path = "/v1/transactions/" + id + "/settle";

        assertThat(simulators.post(path, settle, Map.of()).json().get("error").get("code").asString())
                .isEqualTo("INVALID_TRANSACTION_STATUS");

        authorize(id);
        assertThat(simulators.post(path, settle.replace("31200", "31201"), Map.of()).status()).isEqualTo(400);
        assertThat(simulators.post(path, settle.replace("CHF", "EUR"), Map.of()).status()).isEqualTo(400);
        assertThat(simulators.post(path, settle, Map.of()).status()).isEqualTo(204);
        assertThat(status(id)).isEqualTo("settled");
    }

    @Test
    void creditsUpToTheSettledAmountOnceTransmitted() {
        String refno = refno();
        String id = opened(refno);
        authorize(id);
        simulators.post("/v1/transactions/" + id + "/settle",
                "{\"amount\":31200,\"currency\":\"CHF\",\"refno\":\"" + refno + "\"}", Map.of());
        simulators.post("/simulator/transactions/" + id + "/transmit", "", Map.of());
        assertThat(status(id)).isEqualTo("transmitted");
        String credit = "{\"amount\":30000,\"currency\":\"CHF\",\"refno\":\"" + refno + "\"}";

        assertThat(simulators.post("/v1/transactions/" + id + "/cancel", "{}", Map.of()).status()).isEqualTo(400);
        assertThat(simulators.post("/v1/transactions/" + id + "/credit", credit, Map.of()).status()).isEqualTo(200);
        assertThat(simulators.post("/v1/transactions/" + id + "/credit", credit, Map.of()).status()).isEqualTo(400);
    }

    @Test
    void doesNotKnowWhatWasNeverOpened() {
        assertThat(simulators.get("/v1/transactions/990101000000000001").status()).isEqualTo(404);
        assertThat(simulators.post("/v1/transactions/990101000000000001/cancel", "{}", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void failsByTheEndOfTheReference() {
        assertThat(open(order("A-" + UUID.randomUUID().toString().substring(0, 8) + "-server-error")).status())
                .isEqualTo(500);
    }

    @Test
    void refusesAFaultItDoesNotKnow() {
        Answer answer = simulators.post("/simulator/faults", "{\"fault\":\"earthquake\"}", Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").get("message").asString()).contains("lost-webhook");
    }

    @Test
    void remembersPaymentsAndAnswersOverARestart() {
        String order = order(refno());
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        String id = simulators.post("/v1/transactions", order, key).json().get("transactionId").asString();
        authorize(id);

        simulators.close();
        simulators = TestSimulators.start(data);

        assertThat(status(id)).isEqualTo("authorized");
        assertThat(simulators.post("/v1/transactions", order, key).json().get("transactionId").asString())
                .isEqualTo(id);
    }

    private static void authorize(String id) {
        simulators.bean(Transactions.class).change(id,
                transaction -> transaction.authorize("TWI", null, java.time.Instant.now()));
    }

    private static String status(String id) {
        return simulators.get("/v1/transactions/" + id).json().get("status").asString();
    }

    private static String opened(String refno) {
        return open(order(refno)).json().get("transactionId").asString();
    }

    private static Answer open(String body) {
        return simulators.post("/v1/transactions", body, Map.of());
    }
}
