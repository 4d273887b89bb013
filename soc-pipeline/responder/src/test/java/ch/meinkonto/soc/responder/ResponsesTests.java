package ch.meinkonto.soc.responder;

import static ch.meinkonto.soc.responder.TestOrders.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import ch.meinkonto.ops.stores.TestPostgres;

/** Orders over HTTP, on two instances of an application that share a database. */
class ResponsesTests {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final TestClock CLOCK = new TestClock();
    private static TestApplication one;
    private static TestApplication other;

    @BeforeAll
    static void start() {
        TestPostgres.Database database = TestPostgres.database("responder");
        one = TestApplication.on(database, CLOCK);
        other = TestApplication.on(database, CLOCK);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void carriesOutAnOrderAndTellsOfIt() {
        Map<String, Object> order = with(TestOrders.lock(CLOCK.instant()), "alertId", "alert-1");

        TestApplication.Answer answer = one.put(order);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.document()).isEqualTo(Map.of("id", order.get("id"), "state", "in-force", "changedAt",
                CLOCK.instant().toString(), "expiresAt", order.get("expiresAt"), "effect", "3 sessions"));
        assertThat(told(order)).containsExactly("in-force nina");
        assertThat(one.database().sql("""
                select attributes ->> 'meinkonto.response.alert_id' from security_event.outbox
                where attributes ->> 'meinkonto.response.id' = ?""").param(order.get("id")).query(String.class)
                .single())
                .isEqualTo("alert-1");
    }

    @Test
    void theSameOrderAgainChangesNothingAndIsAnsweredTheSame() {
        Map<String, Object> order = TestOrders.lock(CLOCK.instant());
        TestApplication.Answer first = one.put(order);

        assertThat(other.put(order).document()).isEqualTo(first.document());
        assertThat(other.get(path(order)).document()).isEqualTo(first.document());
        assertThat(told(order)).hasSize(1);
        assertThat(done(order)).containsExactly("locked");
    }

    @Test
    void ofManyThatComeAtTheSameMomentOneIsCarriedOut() throws Exception {
        Map<String, Object> order = TestOrders.lock(CLOCK.instant());
        Callable<Integer> here = () -> one.put(order).status();
        Callable<Integer> there = () -> other.put(order).status();
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> all = Stream.of(Collections.nCopies(3, here), Collections.nCopies(3, there))
                    .flatMap(List::stream)
                    .toList();
            for (Future<Integer> status : threads.invokeAll(all)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
        assertThat(told(order)).hasSize(1);
        assertThat(done(order)).containsExactly("locked");
    }

    @Test
    void anotherOrderWithTheSameIdIsAConflict() {
        Map<String, Object> order = TestOrders.lock(CLOCK.instant());
        one.put(order);

        TestApplication.Answer answer = one.put(with(order, "reason", "A quite different reason."));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("other-order");
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @MethodSource("notInForm")
    void refusesWhatIsNotInForm(Map<String, Object> order, int status, String code) {
        TestApplication.Answer answer = one.put(order);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.document().get("detail").toString()).endsWith(".");
        assertThat(told(order)).isEmpty();
    }

    static Stream<Arguments> notInForm() {
        Map<String, Object> lock = TestOrders.lock(CLOCK.instant());
        return Stream.of(
                Arguments.of(with(lock, "action", "shoot-it"), 422, "unknown-action"),
                Arguments.of(with(lock, "action", "hold-payment"), 422, "not-carried-out-here"),
                Arguments.of(with(lock, "target", "anna.muster@example.ch"), 422, "malformed-target"),
                Arguments.of(with(lock, "target", null), 422, "malformed-target"),
                Arguments.of(with(lock, "target", LockTestAccount.UNKNOWN), 404, "target-unknown"),
                Arguments.of(with(lock, "reason", " too short "), 422, "reason-length"),
                Arguments.of(with(lock, "reason", "x".repeat(501)), 422, "reason-length"),
                Arguments.of(with(lock, "orderedBy", ""), 422, "malformed-name"),
                Arguments.of(with(lock, "approvedBy", "x".repeat(201)), 422, "malformed-name"),
                Arguments.of(with(lock, "expiresAt", null), 422, "expiry-missing"),
                Arguments.of(with(lock, "expiresAt", CLOCK.instant().toString()), 422, "expiry-past"),
                Arguments.of(with(lock, "expiresAt", CLOCK.instant().plus(Duration.ofDays(31)).toString()), 422,
                        "expiry-too-late"),
                Arguments.of(with(lock, "expiresAt", "tomorrow"), 400, "unreadable"),
                Arguments.of(with(lock, "force", true), 400, "unreadable"),
                Arguments.of(with(lock, "action", null), 400, "unreadable"),
                Arguments.of(with(lock, "id", "1"), 422, "malformed-id"),
                Arguments.of(with(lock, "reason", "x".repeat(20_000)), 413, "too-large"),
                Arguments.of(with(TestOrders.signOut(), "expiresAt", lock.get("expiresAt")), 422, "expiry-unwanted"),
                Arguments.of(TestOrders.block("10.0.0.0/15", CLOCK.instant()), 422, "network-too-large"),
                Arguments.of(TestOrders.block("2001:db8::/31", CLOCK.instant()), 422, "network-too-large"),
                Arguments.of(TestOrders.block("0.0.0.0/0", CLOCK.instant()), 422, "network-too-large"),
                Arguments.of(TestOrders.block("example.ch", CLOCK.instant()), 422, "malformed-target"),
                Arguments.of(TestOrders.block("203.0.113.0/33", CLOCK.instant()), 422, "malformed-target"),
                Arguments.of(TestOrders.block("203.0.113.0/24", CLOCK.instant()), 422, "own-address"));
    }

    @Test
    void theIdInTheBodyIsTheIdInTheAddress() {
        Map<String, Object> order = TestOrders.lock(CLOCK.instant());
        String elsewhere = "/api/v1/responses/5f0c1c9e-0000-4000-8000-00000000000f";
        TestApplication.Answer answer = one.send("PUT", elsewhere,
                "{\"id\":\"" + order.get("id") + "\",\"action\":\"lock-account\"}", TestApplication.token(Map.of()),
                TestApplication.ENGINE);
        assertThat(answer.code()).isEqualTo("other-id");
    }

    /** Part of the work was done, then something broke: of work, order and event nothing is left. */
    @Test
    void whatBreaksOffLeavesNothingAndMayComeAgain() {
        Map<String, Object> order = with(TestOrders.lock(CLOCK.instant()), "target", LockTestAccount.BREAKS);

        assertThat(one.put(order).status()).isEqualTo(500);

        assertThat(done(order)).isEmpty();
        assertThat(told(order)).isEmpty();
        assertThat(one.get(path(order)).status()).isEqualTo(404);
        assertThat(one.put(with(order, "target", LockTestAccount.KNOWN)).status()).isEqualTo(200);
    }

    @Test
    void anOrderIsTakenBackOnce() {
        Map<String, Object> order = TestOrders.lock(CLOCK.instant());
        one.put(order);
        assertThat(inForce(other)).contains(order.get("id"));

        TestApplication.Answer undone = other.delete(path(order) + "?by=beat");

        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.document().get("state")).isEqualTo("undone");
        assertThat(one.delete(path(order) + "?by=carla").document()).isEqualTo(undone.document());
        assertThat(one.put(order).document()).isEqualTo(undone.document());
        assertThat(told(order)).containsExactly("in-force nina", "undone beat");
        assertThat(inForce(one)).doesNotContain(order.get("id"));
    }

    @Test
    void whatWasDoneAtOnceCannotBeTakenBack() {
        Map<String, Object> order = TestOrders.signOut();
        assertThat(one.put(order).document().get("state")).isEqualTo("done");

        assertThat(one.delete(path(order) + "?by=beat").code()).isEqualTo("does-not-last");
        assertThat(told(order)).containsExactly("done nina");
    }

    @Test
    void anOrderEndsOnTimeAndTellsSoOnce() {
        Map<String, Object> order = TestOrders.lock(CLOCK.instant());
        Map<String, Object> longer = with(TestOrders.lock(CLOCK.instant()), "expiresAt",
                CLOCK.instant().plus(Duration.ofHours(3)).toString());
        one.put(order);
        one.put(longer);

        CLOCK.move(Duration.ofHours(1));

        // At once, whoever has noticed.
        TestApplication.Answer state = other.get(path(order));
        assertThat(state.document().get("state")).isEqualTo("expired");
        assertThat(state.document().get("changedAt")).isEqualTo(order.get("expiresAt"));
        assertThat(inForce(one)).doesNotContain(order.get("id")).contains(longer.get("id"));
        await().atMost(SOON).until(() -> told(order).size() == 2);
        assertThat(told(order)).containsExactly("in-force nina", "expired -");
        assertThat(done(order)).containsExactly("locked", "still locked");
        assertThat(other.get(path(order)).document()).isEqualTo(state.document());
        assertThat(one.delete(path(order) + "?by=beat").document()).isEqualTo(state.document());

        CLOCK.move(Duration.ofHours(2));
        await().atMost(SOON).until(() -> told(longer).size() == 2);
        assertThat(done(longer)).containsExactly("locked", "unlocked");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String nothing = "/api/v1/responses/5f0c1c9e-0000-4000-8000-0000000000ff";
        assertThat(one.get(nothing).code()).isEqualTo("order-unknown");
        assertThat(one.get(nothing).status()).isEqualTo(404);
        assertThat(one.delete(nothing + "?by=beat").status()).isEqualTo(404);
        assertThat(one.delete(nothing).code()).isEqualTo("malformed-name");
        assertThat(one.get("/api/v1/responses?state=undone").code()).isEqualTo("unknown-state");
        assertThat(one.get("/api/v1/responses/1").code()).isEqualTo("malformed-id");
    }

    @ParameterizedTest
    @CsvSource({"aud, portal-api, 401", "cnf, bound, 401", "exp, 1, 401", "scope, soc:read, 403",
            "client_id, security-tests, 403", "client_id, '', 403"})
    void aTokenOfAnotherKindOrdersNothing(String claim, String value, int status) {
        Map<String, Object> order = TestOrders.lock(CLOCK.instant());
        Object worth = switch (claim) {
            case "exp" -> new Date(1);
            case "cnf" -> Map.of("jkt", value);
            default -> value;
        };
        TestApplication.Answer answer = one.send("PUT", path(order), "{}", TestApplication.token(Map.of(claim, worth)),
                TestApplication.ENGINE);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(status == 401 ? "token-missing" : "not-allowed");
        assertThat(answer.response().headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }

    @Test
    void withoutATokenNothingIsTold() {
        assertThat(one.visit("/api/v1/responses", TestApplication.ENGINE).status()).isEqualTo(401);
    }

    private static List<Object> inForce(TestApplication application) {
        return application.get("/api/v1/responses?state=in-force")
                .list()
                .stream()
                .map(state -> (Object) ((Map<?, ?>) state).get("id"))
                .toList();
    }

    private static List<String> told(Map<String, Object> order) {
        return one.told(String.valueOf(order.get("id")));
    }

    private static List<String> done(Map<String, Object> order) {
        return one.database()
                .sql("select what from done where what like '%' || ?")
                .param(order.get("id"))
                .query(String.class)
                .list()
                .stream()
                .map(what -> what.substring(0, what.lastIndexOf(' ')))
                .toList();
    }

    private static String path(Map<String, Object> order) {
        return "/api/v1/responses/" + order.get("id");
    }
}
