package ch.meinkonto.portal.account;

import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;

/** What was begun is found again, on the first page of the account and among the requests. */
@PortalTest
class UnfinishedRequestsTests {
    private static final String RESIDENCE = "/weekly-residence/apply";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void leadsBackToWhatWasBegunTheNewestFirst() {
        Browser anna = Browser.ofTwoFactors(pages, "unfinished-1");
        assertThat(text(anna.get("/account"))).doesNotContain("Angefangen");
        anna.post("/parking-permit/apply/plate", "plate", "ZH 700001");
        clock.move(Duration.ofMinutes(1));
        beginResidence(anna);

        String home = text(anna.get("/account"));
        assertThat(home).contains("Angefangen, noch nicht eingereicht", "ZH 700001", "Am 21.02.2027 löschen wir");
        assertThat(home.indexOf("href=\"" + RESIDENCE)).isPositive()
                .isLessThan(home.indexOf("href=\"/parking-permit/apply"));
        assertThat(text(anna.get("/requests"))).contains("ZH 700001", RESIDENCE);
        assertThat(text(Browser.of(pages, "unfinished-2").get("/requests"))).doesNotContain("ZH 700001");
    }

    @Test
    void namesTheChildAndLeadsToTheChoiceForWhomToAct() {
        Browser anna = Browser.ofTwoFactors(pages, "unfinished-3");
        beginResidence(anna);
        jdbc.sql("""
                update cases.draft set concerned_person = 'p-1', concerned_name = 'Lina Muster', concerned_birth = ?
                where owner = 'unfinished-3'""").param(LocalDate.of(2016, 5, 4)).update();
        assertThat(text(anna.get("/account"))).contains("Lina Muster", "href=\"/account/acting\"")
                .doesNotContain(RESIDENCE);
    }

    private static void beginResidence(Browser resident) {
        assertThat(resident.post(RESIDENCE + "/wish", "wish", "register")).hasStatus(303);
    }
}
