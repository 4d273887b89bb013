package ch.meinkonto.portal.feedback;

import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;

/** What people say of a service, and who reads it. */
@PortalTest
class FeedbackPagesTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private Opinions opinions;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nothingSaidYet() {
        jdbc.sql("delete from feedback.opinion").update();
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    @Test
    void keepsWhatAVisitorSaysAndNotWhoSaidIt() {
        assertThat(text(Browser.ofVisitor(pages).get("/feedback?about=tax-extension")))
                .contains("Ihre Meinung zu: Frist für die Steuererklärung");
        MvcTestResult said = Browser.of(pages, "feedback-anna").post("/feedback", "about", "tax-extension", "ease",
                "very-easy", "words", "Ging schnell.");
        assertThat(said).hasRedirectedUrl("/feedback?thanks=yes");
        assertThat(text(Browser.ofVisitor(pages).get("/feedback?thanks=yes"))).contains("Vielen Dank");
        String row = jdbc.sql("select row_to_json(o)::text from feedback.opinion o").query(String.class).single();
        assertThat(row).contains("tax-extension", "VERY_EASY", "Ging schnell.").doesNotContain("feedback-anna", "Anna");
    }

    @Test
    void staffReadShareAndWordsOfEachService() {
        say("weekly-residence", "easy", "Gut erklärt.");
        say("weekly-residence", "very-easy", "");
        say("weekly-residence", "hard", "Zu viele Fragen.");
        say("there-is-no-such-service", "neither", "");
        String page = text(Browser.ofStaff(pages, "feedback-olga", "SERVICE_OWNER").get("/staff/feedback"));
        assertThat(page).contains("Wochenaufenthalt", "67 %", "Mein Konto", "0 %")
                .containsSubsequence("· Wochenaufenthalt · Schwierig", "Zu viele Fragen.", "Gut erklärt.");
        assertThat(Browser.of(pages, "feedback-anna").get("/staff/feedback")).hasStatus(403);
    }

    @Test
    void asksHowEasyItWasAndTakesNoNovels() {
        MvcTestResult nothing = say("", "", "Nur Worte.");
        assertThat(nothing).hasStatus(422);
        assertThat(text(nothing)).contains("Wählen Sie, wie einfach es war.", "Nur Worte.");
        assertThat(say("", "easy", "x".repeat(1001))).hasStatus(422);
        assertThat(say("", "easy", "x".repeat(1000))).hasStatus(303);
    }

    @Test
    void forgetsWhatIsOlderThanAYear() {
        say("", "easy", "Vom letzten Jahr.");
        clock.move(Duration.ofDays(366));
        opinions.forgetOld();
        assertThat(jdbc.sql("select count(*) from feedback.opinion").query(Integer.class).single()).isZero();
        say("", "hard", "Von heute.");
        opinions.forgetOld();
        assertThat(jdbc.sql("select words from feedback.opinion").query(String.class).list())
                .containsExactly("Von heute.");
    }

    private MvcTestResult say(String about, String ease, String words) {
        return Browser.ofVisitor(pages).post("/feedback", "about", about, "ease", ease, "words", words);
    }
}
