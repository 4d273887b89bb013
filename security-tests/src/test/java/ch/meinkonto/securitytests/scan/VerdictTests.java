package ch.meinkonto.securitytests.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

class VerdictTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final AllowList NOTHING = new AllowList(List.of());

    @Test
    void highRiskFailsHoweverUnsure() {
        Finding unsure = TestFindings.finding(1, "Maybe", Risk.HIGH, "low", "http://localhost:8080/");

        assertThat(verdict(NOTHING, TestFindings.outcome(unsure)).word()).isEqualTo("failed");
    }

    @Test
    void mediumRiskFailsOnlyWhenTheRuleIsSure() {
        assertThat(verdict(NOTHING, TestFindings.outcome(TestFindings.framed())).isPassed()).isFalse();
        assertThat(verdict(NOTHING, TestFindings.outcome(TestFindings.uncertain())).isPassed()).isTrue();
    }

    @Test
    void lowRiskIsReportedAndPasses() {
        Verdict verdict = verdict(NOTHING, TestFindings.outcome(TestFindings.version()));

        assertThat(verdict.isPassed()).isTrue();
        assertThat(verdict.minor()).containsExactly(TestFindings.version());
    }

    @Test
    void theSamePlaceIsReportedOnce() {
        Finding again = TestFindings.finding(7_200_001, "Reflected markup", Risk.HIGH, "high",
                "http://localhost:8080/search?q=other");

        assertThat(verdict(NOTHING, TestFindings.outcome(TestFindings.reflected(), again)).blocking()).hasSize(1);
    }

    @Test
    void anAcceptedFindingPassesUntilItsLastDay() {
        AllowList list = AllowList.parse("""
                - rule: 7100002
                  url: "http://localhost:8080/"
                  reason: the widget of the city map needs a frame
                  until: 2026-11-23
                """);

        assertThat(verdict(list, TestFindings.outcome(TestFindings.framed())).isPassed()).isTrue();
        Verdict tomorrow = Verdict.over(TestFindings.outcome(TestFindings.framed()), list, TODAY.plusDays(1));
        assertThat(tomorrow.isPassed()).isFalse();
        assertThat(tomorrow.expired()).hasSize(1);
    }

    @Test
    void anAcceptedFindingMustMatchTheWholeAddress() {
        AllowList list = AllowList
                .parse("""
                        - {rule: 7100002, url: "http://localhost", reason: the widget of the city map needs a frame, until: 2027-01-01}
                        """);

        assertThat(verdict(list, TestFindings.outcome(TestFindings.framed())).isPassed()).isFalse();
    }

    @Test
    void acceptingWithoutReasonOrDateIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowList.parse("- {rule: 1, url: x, until: 2027-01-01}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowList.parse("- {rule: 1, url: x, reason: because, until: 2027-01-01}"));
        assertThatIllegalArgumentException().isThrownBy(
                () -> AllowList.parse("- {rule: 1, url: x, reason: long enough to be a reason, until: soon}"));
    }

    @Test
    void theListThatIsCheckedInCanBeRead() {
        assertThat(AllowList.checkedIn().expired(LocalDate.of(2026, 11, 23))).isEmpty();
    }

    @Test
    void aScanThatSawTooLittleIsNotBelieved() {
        ScanOutcome good = TestFindings.outcome();
        ScanOutcome poor = new ScanOutcome(good.zap(), good.started(), good.duration(), List.of(), List.of(),
                List.of("Open redirect"),
                List.of(new SiteCoverage("portal", "a resident", List.of("a", "b", "c"), 0, 0, true, false)),
                List.of());

        Verdict verdict = verdict(NOTHING, poor);

        assertThat(verdict.word()).isEqualTo("blind");
        assertThat(verdict.blind()).containsExactly("no active rules are loaded", "no passive rules are loaded",
                "on the deliberately bad page these rules stayed silent: Open redirect",
                "portal: only 3 addresses seen, fewer than 5",
                "portal: signed in as a resident, but no page was a personal one",
                "portal: the sign-in was lost while it was attacked",
                "portal: the active scan sent nothing");
    }

    private static Verdict verdict(AllowList allowList, ScanOutcome outcome) {
        return Verdict.over(outcome, allowList, TODAY);
    }
}
