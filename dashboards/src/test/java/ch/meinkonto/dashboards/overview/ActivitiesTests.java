package ch.meinkonto.dashboards.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import ch.meinkonto.dashboards.index.EventStore;
import ch.meinkonto.dashboards.overview.Activity.Kind;
import ch.meinkonto.dashboards.testing.ConsoleTest;
import ch.meinkonto.dashboards.testing.TestAlerts;

class ActivitiesTests extends ConsoleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T20:00:05Z");

    @Autowired
    private EventStore store;

    @Test
    void countsEachKindInItsPointOfTime() {
        indices.storeAll("meinkonto-events",
                List.of(event(NOW, "auth.login", "failure"), event(NOW.minusSeconds(3), "auth.login", "failure"),
                        event(NOW.minusSeconds(60), "auth.login", "success"),
                        event(NOW.minusSeconds(60), "payment.settle", "success"),
                        event(NOW.minusSeconds(60), "payment.fail", "failure"),
                        event(NOW.minusSeconds(3600), "auth.login", "success")));
        indices.storeAll("meinkonto-spans",
                List.of(Map.of("@timestamp", NOW.toString(), "event", Map.of("dataset", "access"))));
        TestAlerts.raisedAt(NOW.minusSeconds(200)).level("critical", 90).store(indices);

        Activity activity = at(NOW).of(Range.QUARTER);

        assertThat(activity.total(Kind.EVENTS)).isEqualTo(5);
        assertThat(activity.total(Kind.REQUESTS)).isEqualTo(1);
        assertThat(activity.total(Kind.LOGIN_SUCCESS)).isEqualTo(1);
        assertThat(activity.total(Kind.PAYMENT_SUCCESS)).isEqualTo(1);
        assertThat(activity.total(Kind.PAYMENT_FAILURE)).isEqualTo(1);
        assertThat(activity.total(Kind.ALERT_CRITICAL)).isEqualTo(1);
        assertThat(activity.counts().get(Kind.LOGIN_FAILURE)).hasSize(90).endsWith(0, 2);
    }

    @Test
    void isAllZerosWhereThereIsNoIndex() {
        indices.delete();

        assertThat(at(NOW).of(Range.WEEK).nothing()).isTrue();
    }

    @Test
    void putsPointsTogetherForTheTableWithoutLosingAny() {
        indices.storeAll("meinkonto-events", List.of(event(NOW, "auth.login", "failure"),
                event(NOW.minusSeconds(890), "auth.login", "failure")));

        Activity activity = at(NOW).of(Range.QUARTER);

        assertThat(activity.rows()).hasSize(15);
        assertThat(activity.rows().stream().mapToLong(row -> row.counts().get(Kind.LOGIN_FAILURE)).sum()).isEqualTo(2);
    }

    @Test
    void showsFourPicturesEachWithATable() {
        String page = signedIn().open("/?range=1h").body();

        assertThat(page).contains("Events per second", "Sign-ins", "Payments", "Alerts by severity");
        assertThat(page.split("<caption")).hasSize(5);
    }

    private Activities at(Instant now) {
        return new Activities(store, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Map<String, Object> event(Instant at, String action, String outcome) {
        return Map.of("@timestamp", at.toString(), "event", Map.of("action", action, "outcome", outcome));
    }
}
