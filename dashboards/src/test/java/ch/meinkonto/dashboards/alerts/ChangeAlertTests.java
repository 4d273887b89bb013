package ch.meinkonto.dashboards.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import ch.meinkonto.dashboards.testing.Browser;
import ch.meinkonto.dashboards.testing.ConsoleTest;
import ch.meinkonto.dashboards.testing.TestAlerts;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.contract.EventAction;

class ChangeAlertTests extends ConsoleTest {
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");

    @Test
    void acknowledgesAndAssignsToWhoTookIt() {
        String id = TestAlerts.raisedAt(Instant.now()).store(indices);
        Browser nina = signedIn();
        String seen = seen(nina.open("/alerts/" + id));

        HttpResponse<String> page = nina.submit("/alerts/" + id + "/acknowledge", Map.of("seen", seen));

        assertThat(page.body()).contains("the alert is yours");
        assertThat(alert(id)).containsEntry("status", "acknowledged").containsEntry("assignee", NINA.id());
        assertThat(alert(id)).as("the rest is untouched").containsEntry("detection", "brute-force");
        assertThat(events.of(EventAction.ADMIN_ACTION))
                .containsOnlyOnce(new AdminEvent("alert-acknowledge", id, null, "medium", null));
    }

    @Test
    void refusesAChangeOfAnAlertSomebodyElseChangedMeanwhile() {
        String id = TestAlerts.raisedAt(Instant.now()).store(indices);
        Browser nina = signedIn();
        String seen = seen(nina.open("/alerts/" + id));
        Browser other = signedIn();
        String same = seen(other.open("/alerts/" + id));
        other.submit("/alerts/" + id + "/close", Map.of("seen", same, "reason", "false-positive"));
        events.clear();

        HttpResponse<String> page = nina.submit("/alerts/" + id + "/acknowledge", Map.of("seen", seen));

        assertThat(page.body()).contains("somebody worked on this alert meanwhile");
        assertThat(alert(id)).containsEntry("status", "closed");
        assertThat(events.all()).isEmpty();
    }

    @Test
    void isNotDisturbedByEvidenceTheEngineAddsMeanwhile() {
        String id = TestAlerts.raisedAt(Instant.now()).store(indices);
        Browser nina = signedIn();
        String seen = seen(nina.open("/alerts/" + id));
        Map<String, Object> grown = indices.get("meinkonto-alerts", id);
        indices.store("meinkonto-alerts", id, grown);

        nina.submit("/alerts/" + id + "/acknowledge", Map.of("seen", seen));

        assertThat(alert(id)).containsEntry("status", "acknowledged");
    }

    @Test
    void closesOnlyWithAVerdict() {
        String id = TestAlerts.raisedAt(Instant.now()).store(indices);
        Browser nina = signedIn();
        String seen = seen(nina.open("/alerts/" + id));

        HttpResponse<String> without = nina.submit("/alerts/" + id + "/close", Map.of("seen", seen));
        assertThat(without.body()).contains("choose a verdict");
        assertThat(alert(id)).containsEntry("status", "open");

        nina.submit("/alerts/" + id + "/close", Map.of("seen", seen, "reason", "true-positive"));
        assertThat(alert(id)).containsEntry("status", "closed").containsEntry("close_reason", "true-positive");
        assertThat(events.of(EventAction.ADMIN_ACTION))
                .containsOnlyOnce(new AdminEvent("alert-close", id, "true-positive", "medium", null));
    }

    @Test
    void opensAClosedAlertAgainAndForgetsOwnerAndVerdict() {
        String id = TestAlerts.raisedAt(Instant.now()).status("closed", NINA.id(), "duplicate").store(indices);
        Browser nina = signedIn();
        String seen = seen(nina.open("/alerts/" + id));

        nina.submit("/alerts/" + id + "/reopen", Map.of("seen", seen));

        assertThat(alert(id)).containsEntry("status", "open")
                .containsEntry("assignee", null)
                .containsEntry("close_reason", null);
    }

    @Test
    void goesBackToTheListItWasDoneFromButNeverToAnotherSite() {
        String id = TestAlerts.raisedAt(Instant.now()).store(indices);
        Browser nina = signedIn();
        String seen = seen(nina.open("/alerts?sort=risk"));

        HttpResponse<String> page = nina.submit("/alerts/" + id + "/acknowledge",
                Map.of("seen", seen, "back", "/alerts?sort=risk"));
        assertThat(page.uri().toString()).endsWith("/alerts?sort=risk");

        HttpResponse<String> elsewhere = nina.submit("/alerts/" + id + "/acknowledge",
                Map.of("seen", seen, "back", "//evil.example/alerts"));
        assertThat(elsewhere.uri().getPath()).isEqualTo("/alerts/" + id);
    }

    @Test
    void answersAnUnknownAlertWithNotFound() {
        Browser nina = signedIn();

        assertThat(nina.open("/alerts/no-such-alert").statusCode()).isEqualTo(404);
        nina.open("/alerts");
        assertThat(nina.submit("/alerts/no-such-alert/acknowledge", Map.of("seen", "1.1")).statusCode())
                .isEqualTo(404);
    }

    private static String seen(HttpResponse<String> page) {
        Matcher seen = SEEN.matcher(page.body());
        assertThat(seen.find()).as("a form that knows the state").isTrue();
        return seen.group(1);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> alert(String id) {
        Map<String, Object> meinkonto = (Map<String, Object>) indices.get("meinkonto-alerts", id).get("meinkonto");
        return (Map<String, Object>) meinkonto.get("alert");
    }
}
