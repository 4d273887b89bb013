package ch.meinkonto.soc.engine.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.RecordingAuditTrail;
import ch.meinkonto.soc.engine.TestIndices;
import ch.meinkonto.soc.engine.alert.AlertDraft;
import ch.meinkonto.soc.engine.alert.AlertFeed;
import ch.meinkonto.soc.engine.alert.AlertIndex;
import ch.meinkonto.soc.engine.alert.AlertWording;
import ch.meinkonto.soc.engine.alert.AlertWriter;
import ch.meinkonto.soc.engine.notify.MovedClock;
import ch.meinkonto.soc.sigma.correlate.Change;
import ch.meinkonto.soc.sigma.correlate.EventRef;
import ch.meinkonto.soc.sigma.correlate.Finding;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** From the index of alerts to orders that nobody gave, with a real node. */
class AlertResponderTests {
    private static final RuleSet RULES = RuleParser.parse("probing/rule.yml", """
            title: Many Probes
            id: 6f0d7a3e-5a1f-4f57-9c0f-6b1f3a1d2c01
            logsource: {product: meinkonto, service: probe}
            detection:
                selection: {event.action: probe}
                condition: selection
            level: medium
            meinkonto:
                raise: {level: high, when: {client.ip: 203.0.113.*}}
                respond: {action: block-address, target: client.ip, for: 1h, from: high}
            """);
    private static final String INDEX = "meinkonto-events-2026.11.28";
    private static ElasticsearchClient client;

    private final MovedClock clock = new MovedClock();
    private final RecordingAuditTrail audit = new RecordingAuditTrail();
    private final AlertWording wording = new AlertWording(RULES);
    private OrderIndex index;
    private AlertWriter alerts;

    @BeforeAll
    static void connect() {
        client = TestIndices.client();
    }

    @AfterAll
    static void disconnect() throws IOException {
        client.close();
    }

    @BeforeEach
    void clear() throws IOException {
        TestIndices.clear();
        index = new OrderIndex(client);
        alerts = new AlertWriter(new AlertIndex(client), new AlertDraft(wording), clock);
        client.indices().create(create -> create.index(INDEX).aliases("meinkonto-events", alias -> alias)
                .mappings(mapping -> mapping
                        .properties("@timestamp", field -> field.date(date -> date))
                        .properties("client", field -> field.object(object -> object.properties("ip",
                                ip -> ip.ip(address -> address))))
                        .properties("user", field -> field.object(object -> object.properties("id",
                                id -> id.keyword(keyword -> keyword))))
                        .properties("event", field -> field.object(object -> object.properties("outcome",
                                outcome -> outcome.keyword(keyword -> keyword))))));
    }

    @Test
    void ordersWhatTheRuleWants() throws Exception {
        raise("a", clock.instant(), "203.0.113.7");
        responder().round();
        assertThat(orders()).singleElement().satisfies(order -> {
            assertThat(order.order().action()).isEqualTo("block-address");
            assertThat(order.order().target()).isEqualTo("203.0.113.7");
            assertThat(order.order().orderedBy()).isEqualTo("rule:6f0d7a3e-5a1f-4f57-9c0f-6b1f3a1d2c01");
            assertThat(order.order().alertId()).isNotNull();
            assertThat(order.order().expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
            assertThat(order.detection()).isEqualTo("probing");
            assertThat(order.deliveries()).extracting(Delivery::application).containsExactly("auth-server", "portal");
            assertThat(order.state()).isEqualTo(DeliveryState.WAITING);
        });
        assertThat(audit.records()).singleElement()
                .satisfies(record -> assertThat(record.action()).isEqualTo("response.order"));
    }

    @Test
    void actsOnceHoweverOftenTheAlertComes() throws Exception {
        raise("a", clock.instant(), "203.0.113.7");
        AlertResponder first = responder();
        first.round();
        first.round();
        StoredOrder over = orders().getFirst();
        index.change(over.id(), order -> order.with(order.at("portal").become(DeliveryState.UNDONE, null, "",
                clock.instant(), clock.instant())));
        // After a restart, and with an alert that has grown.
        clock.move(Duration.ofSeconds(30));
        raise("a", clock.instant(), "203.0.113.7");
        responder().round();
        assertThat(orders()).extracting(StoredOrder::id).containsExactly(over.id());
        assertThat(orders().getFirst().at("portal").state()).isEqualTo(DeliveryState.UNDONE);
        assertThat(audit.records()).hasSize(1);
    }

    @Test
    void actsOnceAlthoughTheAlertHasMovedToAnotherId() throws Exception {
        Instant last = clock.instant();
        event("a0", last, "203.0.113.7", "", "failure");
        Finding finding = finding("a", "a0", last, "203.0.113.7");
        alerts.note(List.of(new Change.Raised(finding)));
        alerts.flush();
        responder().round();
        StoredOrder order = orders().getFirst();

        clock.move(Duration.ofSeconds(5));
        alerts.note(List.of(new Change.Moved(finding, finding("a", "earlier", last, "203.0.113.7"))));
        alerts.flush();
        assertThat(new AlertFeed(client).changedFrom(Instant.EPOCH, 10)).singleElement().satisfies(moved -> {
            assertThat(moved.alert().id()).isNotEqualTo(order.order().alertId());
            assertThat(moved.formerIds()).containsExactly(order.order().alertId());
        });
        responder().round();
        assertThat(orders()).extracting(StoredOrder::id).containsExactly(order.id());
    }

    @Test
    void leavesAlertsOfALowerLevelAlone() throws Exception {
        raise("a", clock.instant(), "198.51.100.7");
        responder().round();
        assertThat(orders()).isEmpty();
    }

    @Test
    void withholdsWhatRestsOnOldEvents() throws Exception {
        raise("a", clock.instant().minus(Duration.ofMinutes(16)), "203.0.113.7");
        responder().round();
        assertWithheld("evidence-too-old");
    }

    @Test
    void blocksNoAddressThatManyAccountsShare() throws Exception {
        raise("a", clock.instant(), "203.0.113.7");
        for (int account = 0; account < 6; account++) {
            event("sign-in-" + account, clock.instant().minus(Duration.ofHours(20)), "203.0.113.7", "0197-" + account,
                    "success");
        }
        responder().round();
        assertWithheld("too-many-accounts");
    }

    @Test
    void guessingManyAccountsProtectsNoAddress() throws Exception {
        raise("a", clock.instant(), "203.0.113.7");
        for (int account = 0; account < 50; account++) {
            event("guess-" + account, clock.instant(), "203.0.113.7", "0197-" + account, "failure");
        }
        event("long-ago", clock.instant().minus(Duration.ofHours(25)), "203.0.113.7", "0197-x", "success");
        responder().round();
        assertThat(orders().getFirst().state()).isEqualTo(DeliveryState.WAITING);
    }

    @Test
    void blocksNothingWhereTheAttackComesFromEverywhere() throws Exception {
        raise("a", clock.instant(), IntStream.range(1, 7).mapToObj(each -> "203.0.113." + each).toArray(String[]::new));
        responder().round();
        assertThat(orders()).hasSize(6).allSatisfy(order -> {
            assertThat(order.isOpen()).isFalse();
            assertThat(order.at("portal").code()).isEqualTo("too-many-targets");
        });
    }

    @Test
    void neverBlocksThisMachine() throws Exception {
        raise("a", clock.instant(), "127.0.0.1", "203.0.113.7");
        responder().round();
        assertThat(orders()).extracting(order -> order.order().target()).containsExactly("203.0.113.7");
    }

    private void assertWithheld(String code) {
        assertThat(orders()).singleElement().satisfies(order -> {
            assertThat(order.isOpen()).isFalse();
            assertThat(order.deliveries()).extracting(Delivery::code).containsOnly(code);
        });
        assertThat(audit.records()).extracting(AuditRecord::action).containsExactly("response.withhold");
    }

    private AlertResponder responder() {
        return new AlertResponder(new AlertFeed(client), wording::responseOf, new AlertFacts(client), index,
                TestOrders.settings(URI.create("http://127.0.0.1:1")), audit, () -> {}, clock);
    }

    private List<StoredOrder> orders() {
        return index.matching(List.of(), 100);
    }

    /** An alert whose last event is of that time, with one event from each address. */
    private void raise(String group, Instant last, String... addresses) throws IOException {
        for (int each = 0; each < addresses.length; each++) {
            event(group + each, last, addresses[each], "", "failure");
        }
        alerts.note(List.of(new Change.Raised(finding(group, group + "0", last, addresses))));
        alerts.flush();
    }

    private static Finding finding(String group, String anchor, Instant last, String... addresses) {
        Map<String, Instant> values = new TreeMap<>();
        List.of(addresses).forEach(address -> values.put(address, last));
        List<EventRef> events = IntStream.range(0, addresses.length)
                .mapToObj(each -> new EventRef(group + each, last))
                .toList();
        return new Finding(RULES.detections().getFirst(), new TreeMap<>(Map.of("user.hash", group)), anchor, events,
                events.size(), last.minusSeconds(9), last, last, Map.of("client.ip", values));
    }

    private void event(String id, Instant time, String address, String user, String outcome) throws IOException {
        client.index(request -> request.index(INDEX).id(id).refresh(Refresh.True).document(Map.of("@timestamp",
                time.toString(), "client", Map.of("ip", address), "user",
                user.isEmpty() ? Map.of() : Map.of("id", user),
                "event", Map.of("outcome", outcome))));
    }
}
