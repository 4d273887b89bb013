package ch.meinkonto.soc.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.TestIndices;

/** The risk of an account or address is the sum of its alerts, which fades. */
class RiskTests {
    private static final Instant NOW = Instant.parse("2031-05-05T12:00:00Z");
    private static final EntityRisk.Entity ANNA = new EntityRisk.Entity("user.id", "anna");

    private ElasticsearchClient client;
    private AlertIndex alerts;
    private RiskIndex risks;

    @BeforeEach
    void begin() {
        TestIndices.clear();
        client = TestIndices.client();
        alerts = new AlertIndex(client);
        risks = new RiskIndex(client, alerts, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
    }

    @Test
    void halvesEveryDay() {
        EntityRisk risk = EntityRisk.of(ANNA,
                List.of(alert("a", "anna", 73, Duration.ZERO, null), alert("b", "anna", 40, Duration.ofDays(1), null),
                        alert("c", "anna", 40, Duration.ofDays(2), null)),
                NOW);
        assertThat(risk.score()).isCloseTo(73 + 20 + 10, within(0.001));
        assertThat(risk.level()).isEqualTo("critical");
        assertThat(risk.alerts()).isEqualTo(3);
    }

    @Test
    void leavesOutWhatWasHarmlessOrIsLongPast() {
        EntityRisk risk = EntityRisk.of(ANNA, List.of(alert("a", "anna", 73, Duration.ZERO, "false-positive"),
                alert("b", "anna", 73, Duration.ofDays(8), null)), NOW);
        assertThat(risk.score()).isZero();
        assertThat(risk.level()).isEqualTo("informational");
    }

    @Test
    void isKeptForEachAccountAndAddress() throws IOException {
        Alert first = alert("a", "anna", 47, Duration.ZERO, null);
        Alert second = alert("b", "anna", 21, Duration.ofDays(1), null);
        Alert other = alert("c", "ben", 21, Duration.ZERO, null);
        alerts.write(List.of(first, second, other)
                .stream().<AlertIndex.Write>map(alert -> new AlertIndex.Write.Add(
                        new StoredAlert(alert, "1", "anchor", NOW, NOW)))
                .toList());
        risks.note(List.of(first, second, other));
        risks.write();
        risks.note(List.of(first));
        risks.write();
        assertThat(score("user.id=anna")).isCloseTo(57.5, within(0.001));
        assertThat(score("user.id=ben")).isCloseTo(21, within(0.001));
        assertThat(score("client.ip=203.0.113.7")).isCloseTo(78.5, within(0.001));
    }

    private double score(String id) throws IOException {
        ObjectNode document = client.get(request -> request.index("meinkonto-risk").id(id), ObjectNode.class).source();
        assertThat(document).isNotNull();
        return document.at("/meinkonto/risk/score").asDouble();
    }

    private static Alert alert(String id, String user, int risk, Duration age, @Nullable String closeReason) {
        Instant created = NOW.minus(age);
        return new Alert(id, "detection", "rule", "Title", "high", risk, "Summary", List.of(), List.of(), Map.of(),
                List.of("event"), 1, created, created, created, closeReason == null ? Alert.OPEN : Alert.CLOSED, null,
                closeReason, List.of(user), List.of("203.0.113.7"));
    }
}
