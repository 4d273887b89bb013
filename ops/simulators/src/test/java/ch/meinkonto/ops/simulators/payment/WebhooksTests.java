package ch.meinkonto.ops.simulators.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ch.meinkonto.ops.simulators.TestSimulators;
import ch.meinkonto.ops.simulators.payment.TestMerchant.Received;

/** How the merchant is told, when all goes well and when it does not. */
class WebhooksTests {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    static Path data;
    private static TestSimulators simulators;
    private TestMerchant merchant;

    @BeforeAll
    static void start() {
        simulators = TestSimulators.start(data);
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @BeforeEach
    void open() throws Exception {
        merchant = new TestMerchant();
    }

    @AfterEach
    void close() {
        merchant.close();
    }

    @Test
    void signsTimeAndRawBodyWithTheDecodedKey() throws Exception {
        tell("");

        merchant.await(1, SOON);
        Received call = merchant.received().getFirst();
        assertThat(call.signature()).matches("t=[0-9]{13},s0=[0-9a-f]{64}").isEqualTo(signed(call));
        assertThat(call.body()).contains("\"status\":\"authorized\"", "\"amount\":31200");
    }

    @Test
    void callsAgainUntilItIsAccepted() {
        merchant.refuse(2);

        tell("");

        merchant.await(3, SOON);
    }

    @Test
    void canCallTwice() {
        tell("-duplicate-webhook");

        merchant.await(2, SOON);
        assertThat(merchant.received()).extracting(Received::body).containsExactlyElementsOf(
                List.of(merchant.received().get(0).body(), merchant.received().get(0).body()));
    }

    @Test
    void canSignWrongly() throws Exception {
        tell("-wrong-signature");

        merchant.await(1, SOON);
        Received call = merchant.received().getFirst();
        assertThat(call.signature()).isNotEqualTo(signed(call));
    }

    @Test
    void canSignForThePast() throws Exception {
        tell("-old-signature");

        merchant.await(1, SOON);
        Received call = merchant.received().getFirst();
        assertThat(call.signature()).isEqualTo(signed(call));
        assertThat(Instant.ofEpochMilli(millis(call))).isBefore(Instant.now().minus(Duration.ofMinutes(9)));
    }

    @Test
    void canTellTheSecondBeforeTheFirst() {
        String id = tell("-reordered-webhooks");
        Transaction settled = simulators.bean(Transactions.class).change(id,
                transaction -> transaction.settle(31200, Instant.now()));
        simulators.bean(Webhooks.class).tell(settled);

        merchant.await(2, SOON);
        assertThat(merchant.received().get(0).body()).contains("\"status\":\"settled\"");
        assertThat(merchant.received().get(1).body()).contains("\"status\":\"authorized\"");
    }

    @Test
    void canLoseTheCallForGood() {
        tell("-lost-webhook");
        tell("");

        merchant.await(1, SOON);
        assertThat(merchant.received()).noneMatch(call -> call.body().contains("-lost-webhook"));
    }

    private String tell(String suffix) {
        String refno = "W-" + Long.toString(System.nanoTime(), 36) + suffix;
        String id = simulators.post("/v1/transactions", TestOrders.order(refno, merchant.url()), Map.of()).json()
                .get("transactionId").asString();
        simulators.bean(Webhooks.class).tell(simulators.bean(Transactions.class).change(id,
                transaction -> transaction.authorize("TWI", null, Instant.now())));
        return id;
    }

    private static long millis(Received call) {
        return Long.parseLong(call.signature().substring(2, call.signature().indexOf(',')));
    }

    private static String signed(Received call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(TestSimulators.KEY), "HmacSHA256"));
        byte[] hash = mac.doFinal((millis(call) + call.body()).getBytes(StandardCharsets.UTF_8));
        return "t=" + millis(call) + ",s0=" + HexFormat.of().formatHex(hash);
    }
}
