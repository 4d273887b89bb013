package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;

/** The extension stands on the dated rules and on the state staff give it, and counts its use. */
@PortalTest
class ExtensionRulesTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private ExtensionDeadlines deadlines;
    @Autowired
    private RecordingTaxRegister register;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void calm() {
        jdbc.sql("delete from operation.service_state where service = 'tax-extension'").update();
        clock.reset();
    }

    @Test
    void theDaysAreThoseOfTheRulesAlsoWhereTheyWereMovedForEverybody() {
        LocalDate today = LocalDate.of(2027, 1, 15);
        assertThat(deadlines.of(2029, today)).isEqualTo(new Deadlines(LocalDate.of(2030, 3, 31),
                LocalDate.of(2030, 9, 30), LocalDate.of(2030, 9, 30),
                LocalDate.of(2030, 8, 1), LocalDate.of(2030, 11, 30), 30));
        assertThat(deadlines.of(2024, today).due()).isEqualTo(LocalDate.of(2025, 4, 30));
        assertThat(deadlines.of(2024, today).firstBefore()).isEqualTo(LocalDate.of(2025, 4, 30));
    }

    @Test
    void twoPeopleMoveADayForEverybodyAndSeeFirstWhatItDoes() {
        String rule = "/staff/rules/tax-extension.ordinary-date";
        LocalDate today = LocalDate.of(2026, 11, 23);
        Browser olga = Browser.ofStaff(pages, "extension-olga", "SERVICE_OWNER");
        MvcTestResult preview = olga.post(rule + "/preview", moved("30", "4"));
        assertThat(preview).hasStatusOk();
        assertThat(text(preview)).contains("Ordentliche Frist", "31.03.2032", "30.04.2032",
                "Bewilligte Erstreckungen bleiben");
        assertThat(text(olga.post(rule + "/preview", moved("30", "9")))).as("after the extension it would follow")
                .doesNotContain("Bewilligte Erstreckungen bleiben");
        String proposal = target(olga.post(rule + "/change", moved("30", "4")));
        assertThat(deadlines.of(2031, today).due()).isEqualTo(LocalDate.of(2032, 3, 31));
        assertThat(Browser.ofStaff(pages, "extension-otto", "TEAM_LEAD").post(proposal + "/approve"))
                .hasRedirectedUrl(proposal);
        assertThat(deadlines.of(2031, today).due()).isEqualTo(LocalDate.of(2032, 4, 30));
        assertThat(deadlines.of(2031, today).firstBefore()).isEqualTo(LocalDate.of(2032, 4, 30));
        assertThat(deadlines.of(2032, today).due()).isEqualTo(LocalDate.of(2033, 3, 31));
    }

    /** For the tax year 2031, which no other test is about. */
    private static String[] moved(String day, String month) {
        return new String[]{"day", day, "month", month, "from", "2031", "until", "2031", "source",
                "Beschluss des Stadtrats", "reason", "Die Formulare kommen später"};
    }

    @Test
    void nothingIsHandedInWhileTheServiceIsClosed() {
        clock.setTo(LocalDate.of(2027, 2, 10));
        TaxReturn taxReturn = TestTaxReturns.open();
        register.knows(taxReturn);
        Browser anna = Browser.of(pages, "rules-closed");
        MvcTestResult check = TestTaxReturns.answerAll(anna, taxReturn, "2027-09-30");
        String submission = Browser.hidden(check, "submission");
        jdbc.sql("insert into operation.service_state (service, state) values ('tax-extension', 'closed')").update();
        assertThat(anna.post(TestTaxReturns.APPLY + "/check", "submission", submission).getResponse().getStatus())
                .isNotEqualTo(303);
        assertThat(jdbc.sql("select count(*) from cases.case_file where owner = 'rules-closed'").query(Integer.class)
                .single()).isZero();
    }

    @Test
    void beginningHandingInAndDecidingAreCounted() {
        clock.setTo(LocalDate.of(2027, 2, 11));
        TaxReturn taxReturn = TestTaxReturns.open();
        register.knows(taxReturn);
        assertThat(TestTaxReturns.handIn(Browser.of(pages, "rules-counted"), taxReturn, "2027-09-30")).hasStatus(303);
        Map<String, Object> counted = new TreeMap<>(jdbc.sql("""
                select sum(started) as started, sum(handed_in) as handed_in, sum(decided_alone) as alone,
                    sum(decided_by_person) as by_person
                from operation.usage where service = 'tax-extension' and day = '2027-02-11'""").query().singleRow());
        assertThat(counted.toString()).isEqualTo("{alone=1, by_person=0, handed_in=1, started=1}");
        assertThat(text(Browser.of(pages, "rules-counted").get("/requests"))).contains("2026");
    }
}
