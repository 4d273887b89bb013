package ch.meinkonto.dashboards.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import ch.meinkonto.dashboards.testing.ConsoleTest;
import ch.meinkonto.dashboards.testing.TestAlerts;

class AlertPageTests extends ConsoleTest {
    private static final Instant NOW = Instant.now();

    @Test
    void showsTheEvidenceWhereverItIsStored() {
        indices.store("meinkonto-events", "event-1", event("event-1", "auth.login", "failure"));
        indices.store("meinkonto-spans", "document-7",
                Map.of("@timestamp", NOW.minusSeconds(5).toString(), "event",
                        Map.of("id", "span-1", "dataset", "access", "outcome", "success"), "http",
                        Map.of("request", Map.of("method", "GET"), "response", Map.of("status_code", 404)), "url",
                        Map.of("path", "/search", "query", "q=%27OR"), "service", Map.of("name", "portal")));
        String id = TestAlerts.raisedAt(NOW)
                .events(List.of("event-1", "span-1", "gone"), NOW.minusSeconds(9), NOW.minusSeconds(5))
                .store(indices);

        String page = signedIn().open("/alerts/" + id).body();

        assertThat(page).contains("auth.login", "bad_credentials", "203.0.113.7", "/search?q=%27OR", "404")
                .contains("2 of 3 events are here")
                .contains("3 events in 4 s; no account known, one address.");
    }

    @Test
    void leadsToTheAlertThatHadThisIdBefore() {
        String former = "0b8f6f0e-2f0b-4f5e-9a61-0b8a4a1f7d22";
        String id = TestAlerts.raisedAt(NOW).formerly("another-one", former).store(indices);

        assertThat(signedIn().open("/alerts/" + former).uri().getPath()).isEqualTo("/alerts/" + id);
        assertThat(signedIn().open("/alerts/0b8f6f0e-2f0b-4f5e-9a61-0b8a4a1f7d23").statusCode()).isEqualTo(404);
    }

    @Test
    void saysSoWhenNoEvidenceIsLeft() {
        String id = TestAlerts.raisedAt(NOW).events(List.of("gone"), NOW, NOW).store(indices);

        assertThat(signedIn().open("/alerts/" + id).body()).contains("No events of this alert are stored any more");
    }

    @Test
    void rendersTheRunbookWithoutTrustingIt() {
        indices.store("meinkonto-rules", "brute-force", Map.of("name", "brute-force", "title", "Brute force",
                "runbook", """
                        # Steps
                        1. Look at `client.ip`

                        <script>alert(1)</script>

                        [bad](javascript:alert(1)) [good](https://example.ch/)
                        """));
        String id = TestAlerts.raisedAt(NOW).store(indices);

        String page = signedIn().open("/alerts/" + id).body();

        assertThat(page).contains("<h3>Steps</h3>", "<code>client.ip</code>", "&lt;script&gt;alert(1)",
                "rel=\"noreferrer noopener\"").doesNotContain("<script>alert", "javascript:");
    }

    @Test
    void saysSoWhenTheEngineHasStoredNoRunbook() {
        String id = TestAlerts.raisedAt(NOW).store(indices);

        assertThat(signedIn().open("/alerts/" + id).body()).contains("The engine has stored no runbook");
    }

    @Test
    void findsAlertsOfTheSameDetectionAccountOrAddressOfTheLast30Days() {
        TestAlerts.raisedAt(NOW.minusSeconds(60)).titled("same detection").from("192.0.2.1").store(indices);
        TestAlerts.raisedAt(NOW.minusSeconds(60)).titled("same address").detection("x")
                .grouped(Map.of("client.ip", "203.0.113.7")).store(indices);
        TestAlerts.raisedAt(NOW.minusSeconds(60)).titled("same account").detection("y").from("192.0.2.2")
                .grouped(Map.of("user.id", "anna"))
                .about("anna").store(indices);
        TestAlerts.raisedAt(NOW.minusSeconds(60)).titled("nothing in common").detection("z").from("192.0.2.3")
                .grouped(Map.of("client.ip", "192.0.2.3"))
                .store(indices);
        TestAlerts.raisedAt(NOW.minusSeconds(60)).titled("same group").detection("w").from("192.0.2.4")
                .grouped(Map.of("user.hash", "9f2c4e0a")).store(indices);
        TestAlerts.raisedAt(NOW.minusSeconds(40 * 86_400)).titled("long ago").store(indices);
        String id = TestAlerts.raisedAt(NOW).titled("itself").about("anna").store(indices);

        String page = signedIn().open("/alerts/" + id).body();

        assertThat(page).contains("same detection", "same address", "same account", "same group")
                .doesNotContain("nothing in common", "long ago");
    }

    @Test
    void linksTechniquesWithoutTellingTheOtherSiteWhereOneComesFrom() {
        String id = TestAlerts.raisedAt(NOW).store(indices);

        assertThat(signedIn().open("/alerts/" + id).body())
                .contains("href=\"https://attack.mitre.org/techniques/T1110/001/\" rel=\"noreferrer");
    }

    @Test
    void showsWhatWasDoneWithItAndByWhom() {
        String id = TestAlerts.raisedAt(NOW).store(indices);
        indices.store("meinkonto-events", "admin-1",
                Map.of("@timestamp", NOW.toString(), "event",
                        Map.of("id", "admin-1", "action", "admin.action", "outcome", "success", "reason",
                                "false-positive"),
                        "user", Map.of("id", NINA.id()), "meinkonto",
                        Map.of("admin", Map.of("operation", "alert-close", "target", id))));

        assertThat(signedIn().open("/alerts/" + id).body()).contains("closed by Nina Suter", "false positive");
    }

    private static Map<String, Object> event(String id, String action, String outcome) {
        return Map.of("@timestamp", NOW.minusSeconds(9).toString(), "event",
                Map.of("id", id, "action", action, "outcome", outcome), "client", Map.of("ip", "203.0.113.7"),
                "meinkonto", Map.of("auth", Map.of("failure_reason", "bad_credentials")), "service",
                Map.of("name", "auth-server"));
    }
}
