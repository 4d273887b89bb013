package ch.meinkonto.soc.engine.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.RecordingAuditTrail;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.notify.MovedClock;
import ch.meinkonto.soc.engine.respond.TestApplication.Fault;

/** From the index of orders to an application and back, across its failures and ours, with a real node and real HTTP. */
class DeliveryWorkerTests {
    private static ElasticsearchClient client;

    private final MovedClock clock = new MovedClock();
    private final RecordingAuditTrail audit = new RecordingAuditTrail();
    private final TestApplication application = new TestApplication(clock);
    private OrderIndex index;
    private DeliveryWorker worker;

    @BeforeAll
    static void connect() {
        client = TestIndices.client();
    }

    @AfterAll
    static void disconnect() throws IOException {
        client.close();
    }

    @BeforeEach
    void clear() {
        TestIndices.clear();
        index = new OrderIndex(client);
        worker = TestOrders.worker("auth-server", application, index, audit, clock);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void carriesAnOrderOutAndKeepsWhatTheApplicationSays() throws Exception {
        StoredOrder order = given(TestOrders.lock(clock.instant()));
        worker.round();
        Delivery delivery = delivery(order);
        assertThat(delivery.state()).isEqualTo(DeliveryState.IN_FORCE);
        assertThat(delivery.effect()).isEqualTo("1 session");
        assertThat(application.done()).containsExactly(order.id());
        assertThat(application.tokenRequests()).singleElement().asString()
                .startsWith("Basic ")
                .contains("grant_type=client_credentials", "scope=soc:respond",
                        "resource=" + application.address() + "/api/v1");
        assertThat(audit.records()).singleElement().satisfies(record -> {
            assertThat(record.action()).isEqualTo("response.state");
            assertThat(record.target()).isEqualTo(order.id());
            assertThat(record.details()).containsEntry("state", "in-force").containsEntry("application", "auth-server");
        });
    }

    @Test
    void whatDoesNotLastIsDoneAndNotAskedForAgain() throws Exception {
        StoredOrder order = given(TestOrders.revoke(clock.instant()));
        worker.round();
        assertThat(delivery(order).state()).isEqualTo(DeliveryState.DONE);
        clock.move(Duration.ofDays(2));
        worker.round();
        assertThat(application.requests()).containsExactly("PUT " + order.id());
    }

    @ParameterizedTest
    @EnumSource(names = {"AWAY", "ANSWERS_500", "SLOW", "IS_SOMETHING_ELSE", "DIES_BEFORE_ANSWERING"})
    void triesAgainAfterAGrowingPauseAndActsOnce(Fault fault) throws Exception {
        StoredOrder order = given(TestOrders.lock(clock.instant()));
        application.fail(fault);
        worker.round();
        worker.round();
        assertThat(application.requests()).as("no second attempt before the pause is over").hasSize(1);
        clock.move(Duration.ofSeconds(1));
        worker.round();
        assertThat(delivery(order)).satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo(DeliveryState.WAITING);
            assertThat(delivery.attempts()).isEqualTo(2);
            assertThat(delivery.next()).isEqualTo(clock.instant().plusSeconds(2));
        });
        application.fail(Fault.NONE);
        clock.move(Duration.ofSeconds(2));
        worker.round();
        assertThat(delivery(order).state()).isEqualTo(DeliveryState.IN_FORCE);
        assertThat(application.done()).containsExactly(order.id());
    }

    @Test
    void ordersInForceHoldUpNoNewerOneHoweverManyTheyAre() throws Exception {
        StoredOrder order = given(TestOrders.lock(clock.instant()));
        Instant before = clock.instant().minusSeconds(60);
        client.bulk(bulk -> {
            for (int each = 0; each < 2_000; each++) {
                StoredOrder old = TestOrders.lock(before);
                StoredOrder watched = old.with(old.at("auth-server").become(DeliveryState.IN_FORCE, null, "",
                        clock.instant().plusSeconds(60), before));
                bulk.operations(operation -> operation.create(create -> create.index(OrderIndex.ALIAS)
                        .id(watched.id())
                        .document(OrderDocument.of(watched))));
            }
            return bulk.refresh(Refresh.True);
        });
        worker.round();
        assertThat(delivery(order).state()).isEqualTo(DeliveryState.IN_FORCE);
        assertThat(application.requests()).containsExactly("PUT " + order.id());
    }

    @Test
    void goesOnAfterItsOwnDeathBetweenAnswerAndWriting() throws Exception {
        StoredOrder order = given(TestOrders.lock(clock.instant()));
        RecordingAuditTrail dying = new RecordingAuditTrail();
        dying.beUnavailable();
        TestOrders.worker("auth-server", application, index, dying, clock).round();
        assertThat(delivery(order).state()).isEqualTo(DeliveryState.WAITING);
        TestOrders.worker("auth-server", application, new OrderIndex(client), audit, clock).round();
        assertThat(delivery(order).state()).isEqualTo(DeliveryState.IN_FORCE);
        assertThat(application.requests()).hasSize(2);
        assertThat(application.done()).containsExactly(order.id());
    }

    @Test
    void keepsWhyAnApplicationRefuses() throws Exception {
        StoredOrder order = given(TestOrders.lock(clock.instant()));
        application.fail(Fault.REFUSES);
        worker.round();
        assertThat(delivery(order).state()).isEqualTo(DeliveryState.REFUSED);
        assertThat(delivery(order).code()).isEqualTo("account-protected");
        assertThat(audit.records()).extracting(AuditRecord::details).singleElement()
                .satisfies(details -> assertThat(details).containsEntry("state", "refused")
                        .containsEntry("code", "account-protected"));
    }

    @Test
    void anApplicationThatIsAwayHoldsUpNoOther() throws Exception {
        StoredOrder order = given(TestOrders.order("block-address", "203.0.113.7",
                clock.instant().plus(Duration.ofHours(1)), clock.instant()));
        application.fail(Fault.AWAY);
        worker.round();
        try (TestApplication portal = new TestApplication(clock)) {
            TestOrders.worker("portal", portal, index, audit, clock).round();
            StoredOrder found = index.find(order.id()).orElseThrow();
            assertThat(found.at("auth-server").state()).isEqualTo(DeliveryState.WAITING);
            assertThat(found.at("portal").state()).isEqualTo(DeliveryState.IN_FORCE);
            assertThat(found.state()).isEqualTo(DeliveryState.WAITING);
        }
    }

    @Test
    void takesBackWhatIsInForce() throws Exception {
        StoredOrder order = given(TestOrders.lock(clock.instant()));
        worker.round();
        takeBack(order);
        worker.round();
        assertThat(delivery(order).state()).isEqualTo(DeliveryState.UNDONE);
        assertThat(application.stateOf(order.id())).isEqualTo("undone");
    }

    @Test
    void takesBackWhatMayHaveArrivedWithoutItsKnowing() throws Exception {
        StoredOrder order = given(TestOrders.lock(clock.instant()));
        application.fail(Fault.DIES_BEFORE_ANSWERING);
        worker.round();
        takeBack(order);
        application.fail(Fault.NONE);
        worker.round();
        assertThat(delivery(order).state()).isEqualTo(DeliveryState.UNDONE);
        assertThat(application.stateOf(order.id())).isEqualTo("undone");
    }

    @Test
    void waitsForWhatMayBeUnderWayBeforeItIsTakenBack() throws Exception {
        StoredOrder order = given(TestOrders.lock(clock.instant()));
        application.fail(Fault.AWAY);
        worker.round();
        takeBack(order);
        application.fail(Fault.NONE);
        worker.round();
        assertThat(delivery(order).state()).isEqualTo(DeliveryState.WAITING);
        clock.move(Duration.ofMinutes(1));
        worker.round();
        assertThat(delivery(order).state()).isEqualTo(DeliveryState.UNDONE);
        assertThat(application.done()).isEmpty();
    }

    @Test
    void takesBackWhatNeverArrived() throws Exception {
        StoredOrder order = given(TestOrders.lock(clock.instant()));
        takeBack(order);
        worker.round();
        assertThat(delivery(order).state()).isEqualTo(DeliveryState.UNDONE);
        assertThat(application.done()).isEmpty();
    }

    @Test
    void learnsThatItsTimeIsOver() throws Exception {
        StoredOrder order = given(TestOrders.lock(clock.instant()));
        worker.round();
        clock.move(Duration.ofMinutes(61));
        worker.round();
        assertThat(delivery(order).state()).isEqualTo(DeliveryState.EXPIRED);
        assertThat(index.openAt("auth-server")).isEmpty();
    }

    @Test
    void knowsByItselfThatItsTimeIsOverWhereNobodyAnswers() throws Exception {
        StoredOrder delivered = given(TestOrders.lock(clock.instant()));
        worker.round();
        StoredOrder undelivered = given(TestOrders.lock(clock.instant()));
        application.fail(Fault.AWAY);
        clock.move(Duration.ofMinutes(61));
        worker.round();
        assertThat(delivery(delivered).state()).isEqualTo(DeliveryState.EXPIRED);
        assertThat(delivery(delivered).code()).isNull();
        assertThat(delivery(undelivered).state()).isEqualTo(DeliveryState.EXPIRED);
        assertThat(delivery(undelivered).code()).isEqualTo("not-delivered");
    }

    @Test
    void ordersAgainWhatTheApplicationHasLost() throws Exception {
        StoredOrder order = given(TestOrders.lock(clock.instant()));
        worker.round();
        application.loseEverything();
        clock.move(Duration.ofMinutes(5));
        worker.round();
        worker.round();
        assertThat(application.requests()).containsExactly("PUT " + order.id(), "GET " + order.id(),
                "PUT " + order.id());
        assertThat(application.stateOf(order.id())).isEqualTo("in-force");
        assertThat(delivery(order).state()).isEqualTo(DeliveryState.IN_FORCE);
    }

    @Test
    void givesUpWhatIsOfNoUseAnyMore() throws Exception {
        StoredOrder order = given(TestOrders.revoke(clock.instant()));
        application.fail(Fault.AWAY);
        worker.round();
        clock.move(Duration.ofHours(25));
        worker.round();
        assertThat(delivery(order).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(delivery(order).code()).isEqualTo("given-up");
    }

    @Test
    void forgetsOnlyWhatIsOverAndOld() throws Exception {
        StoredOrder over = given(TestOrders.revoke(clock.instant()));
        worker.round();
        StoredOrder open = given(TestOrders.lock(clock.instant()));
        clock.move(Duration.ofDays(1));
        assertThat(index.forget(clock.instant())).isEqualTo(1);
        assertThat(index.find(over.id())).isEmpty();
        assertThat(index.find(open.id())).isPresent();
    }

    private StoredOrder given(StoredOrder order) {
        assertThat(index.create(order)).isTrue();
        assertThat(index.find(order.id())).contains(order);
        assertThat(index.matching(List.of(OrderIndex.term("target", order.order().target())), 10)).contains(order);
        return order;
    }

    private void takeBack(StoredOrder order) {
        index.change(order.id(), latest -> latest.undone(
                new StoredOrder.Undo("0197-otto", "It was the resident after all.", clock.instant())));
    }

    private Delivery delivery(StoredOrder order) {
        return index.find(order.id()).orElseThrow().at("auth-server");
    }
}
