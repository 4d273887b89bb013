package ch.meinkonto.dashboards.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import ch.meinkonto.dashboards.testing.ConsoleTest;
import ch.meinkonto.dashboards.testing.TestAlerts;

class AlertQueueTests extends ConsoleTest {
    @Autowired
    private Alerts alerts;

    @Test
    void putsWhatHasWaitedPastItsTimeBeforeAFreshOneOfTheSameRisk() {
        raised("fresh", "high", 70, Duration.ofMinutes(1));
        raised("waiting", "high", 70, Duration.ofHours(3));
        raised("catastrophe", "critical", 95, Duration.ofSeconds(5));
        raised("trifle", "low", 20, Duration.ofDays(20));

        assertThat(titles("", "", "", "urgency")).containsExactly("waiting", "catastrophe", "fresh", "trifle");
    }

    @Test
    void neverPutsAnOldTrifleBeforeAFreshCatastrophe() {
        raised("catastrophe", "critical", 95, Duration.ofSeconds(1));
        raised("trifle", "informational", 40, Duration.ofDays(400));

        assertThat(titles("", "", "", "urgency")).containsExactly("catastrophe", "trifle");
    }

    @Test
    void sortsByRiskOrByAgeOnRequest() {
        raised("old and grave", "high", 80, Duration.ofHours(9));
        raised("new and mild", "low", 20, Duration.ofMinutes(1));

        assertThat(titles("", "", "", "risk")).containsExactly("old and grave", "new and mild");
        assertThat(titles("", "", "", "newest")).containsExactly("new and mild", "old and grave");
    }

    @Test
    void showsWhatIsNotClosedUnlessAskedOtherwise() {
        Instant now = Instant.now();
        TestAlerts.raisedAt(now).titled("mine").status("acknowledged", NINA.id(), null).store(indices);
        TestAlerts.raisedAt(now).titled("done").status("closed", NINA.id(), "false-positive").store(indices);
        TestAlerts.raisedAt(now).titled("nobody's").store(indices);

        assertThat(titles("", "", "", "")).containsExactlyInAnyOrder("mine", "nobody's");
        assertThat(titles("closed", "", "", "")).containsExactly("done");
        assertThat(titles("all", "", "", "")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"'', '', spray, Spraying", "'', '', 198.51.100.0/24, Spraying", "'', '', 198.51.100.4, Spraying",
            "'', '', T1110.001, Brute|Spraying", "'', '', no such thing, ''", "'', '', 300.1.1.1, ''",
            "'', '', '*', ''", "high, '', '', Spraying", "'', password-spraying, '', Spraying",
            "high, brute-force, '', ''"})
    void narrowsByLevelDetectionAndText(String level, String detection, String text, String expected) {
        Instant now = Instant.now();
        TestAlerts.raisedAt(now).titled("Brute").store(indices);
        TestAlerts.raisedAt(now)
                .titled("Spraying")
                .level("high", 70)
                .detection("password-spraying")
                .from("198.51.100.4")
                .store(indices);

        List<String> wanted = expected.isEmpty() ? List.of() : List.of(expected.split("\\|"));

        assertThat(alerts.queue(AlertFilter.asked("all", level, detection, text, "newest", "1")).alerts())
                .extracting(stored -> stored.alert().title())
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void takesAnAddressThatMakesNoSenseForTheStandardView() {
        assertThat(AlertFilter.asked("weird", "weird", null, null, "weird", "-7"))
                .isEqualTo(AlertFilter.everythingActive());
    }

    @Test
    void keepsTheChoiceInItsLinks() {
        raised("one", "high", 70, Duration.ofMinutes(1));

        String page = signedIn().open("/alerts?status=open&q=a%26b+c").body();

        assertThat(page).contains("href=\"/alerts?status=closed&amp;q=a%26b%20c\"")
                .contains("href=\"/alerts?status=open&amp;level=high&amp;q=a%26b%20c\"")
                .contains("href=\"/alerts?q=a%26b%20c\"");
        assertThat(AlertFilter.everythingActive().address()).isEqualTo("/alerts");
    }

    @Test
    void turnsPages() {
        Instant now = Instant.now();
        for (int number = 0; number < Alerts.PAGE_SIZE + 1; number++) {
            TestAlerts.raisedAt(now.minusSeconds(number)).titled("alert " + number).store(indices);
        }

        AlertQueue second = alerts.queue(AlertFilter.asked(null, null, null, null, "newest", "2"));

        assertThat(second.alerts()).extracting(stored -> stored.alert().title())
                .containsExactly("alert " + Alerts.PAGE_SIZE);
        assertThat(second.pages()).isEqualTo(2);
    }

    @Test
    void showsEmptyStatesInsteadOfAnEmptyTable() {
        assertThat(signedIn().open("/alerts").body()).contains("Nothing to do").doesNotContain("<table");
        assertThat(signedIn().open("/alerts?q=x").body()).contains("No alert matches");
    }

    @Test
    void isEmptyAndNotBrokenWhileTheEngineHasCreatedNoIndexYet() {
        indices.delete();

        assertThat(signedIn().open("/alerts").statusCode()).isEqualTo(200);
        assertThat(signedIn().open("/alerts").body()).contains("Nothing to do");
    }

    private void raised(String title, String level, int risk, Duration ago) {
        TestAlerts.raisedAt(Instant.now().minus(ago)).titled(title).level(level, risk).store(indices);
    }

    private List<String> titles(String status, String level, String text, String sort) {
        return alerts.queue(AlertFilter.asked(status, level, null, text, sort, null))
                .alerts()
                .stream()
                .map(stored -> stored.alert().title())
                .toList();
    }
}
