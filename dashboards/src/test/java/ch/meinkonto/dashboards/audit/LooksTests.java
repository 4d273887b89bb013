package ch.meinkonto.dashboards.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import ch.meinkonto.dashboards.testing.Browser;
import ch.meinkonto.dashboards.testing.ConsoleTest;
import ch.meinkonto.dashboards.testing.TestAlerts;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.contract.EventAction;

/** What an analyst looks at is told as what they change is. */
class LooksTests extends ConsoleTest {
    @Test
    void tellsWhoOpensAnAlertOncePerMinute() {
        String id = TestAlerts.raisedAt(Instant.now()).level("high", 73).store(indices);
        Browser nina = signedIn();

        nina.open("/alerts/" + id);
        nina.open("/alerts/" + id);

        assertThat(events.of(EventAction.ADMIN_ACTION))
                .containsOnlyOnce(new AdminEvent("alert-view", id, null, "high", null));
    }

    @Test
    void tellsWhatWasSearchedFor() {
        String wanted = "user-" + UUID.randomUUID();

        signedIn().open("/alerts?q=" + wanted + "&status=all");

        assertThat(events.of(EventAction.ADMIN_ACTION))
                .contains(new AdminEvent("alert-search", "/alerts?status=all&q=" + wanted, null, null, null));
    }

    @Test
    void tellsSignInAndSignOut() {
        Browser nina = signedIn();
        assertThat(events.of(EventAction.ADMIN_ACTION)).contains(new AdminEvent("console-sign-in", null, null));

        nina.submit("/logout", Map.of());

        assertThat(events.of(EventAction.ADMIN_ACTION)).contains(new AdminEvent("console-sign-out", null, null));
    }

    @Test
    void doesNotCountLookingAsHandling() {
        String id = TestAlerts.raisedAt(Instant.now()).store(indices);
        indices.store("meinkonto-events", "look-1", Map.of("@timestamp", Instant.now().toString(), "event",
                Map.of("id", "look-1", "action", "admin.action", "outcome", "success"), "user", Map.of("id", NINA.id()),
                "meinkonto", Map.of("admin", Map.of("operation", "alert-view", "target", id))));

        assertThat(signedIn().open("/alerts/" + id).body()).doesNotContain("handled by");
    }
}
