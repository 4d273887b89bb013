package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;

/** "Is this for me" says what the rules would say, on every way through it. */
@PortalTest
class TaxExtensionSuitabilityTests {
    private static final String YES = "Ja, das geht online";
    private static final String NO = "Hier geht es nicht";
    private static final String OFFICE = "Das Amt muss es prüfen";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private TestClock clock;

    @AfterEach
    void calm() {
        clock.reset();
    }

    private MvcTestResult ask(String answers) {
        return Browser.ofVisitor(pages).get("/tax-extension/suitable?" + answers);
    }

    /** Somebody who has time until a day because of an extension, or by themselves. */
    private String withTimeUntil(String until, int month, int day) {
        clock.setTo(LocalDate.of(2027, month, day));
        return text(ask("place=zurich&reminder=no&later=yes&time-until=" + until));
    }

    private String ordinary(int month, int day) {
        clock.setTo(LocalDate.of(2027, month, day));
        return text(ask("place=unsure&reminder=no&later=no"));
    }

    @Test
    void elsewhereAndAfterAReminderItIsNot() {
        assertThat(text(ask("place=elsewhere"))).contains(NO, "Steueramt Ihrer Gemeinde");
        assertThat(text(ask("place=zurich&reminder=yes"))).contains(NO, "Die Frist einer Mahnung");
    }

    @Test
    void theFirstExtensionIsForWhoComesBeforeTheLastDay() {
        assertThat(ordinary(3, 30)).contains(YES, "30.09.2027");
        assertThat(ordinary(3, 31)).contains(OFFICE, "Die Frist ist abgelaufen");
        assertThat(withTimeUntil("30.6.2027", 3, 1)).as("a short one can still be made longer")
                .contains(YES, "30.09.2027");
    }

    @Test
    void theSecondExtensionIsForWhoStillHasTimeInAugust() {
        assertThat(withTimeUntil("30.9.2027", 7, 31)).contains(NO, "genug Zeit", "01.08.2027");
        assertThat(withTimeUntil("30.9.2027", 8, 1)).contains(YES, "30.11.2027");
        assertThat(withTimeUntil("31.8.2027", 8, 1)).contains(YES, "30.11.2027");
        assertThat(withTimeUntil("30.9.2027", 9, 30)).contains(OFFICE, "Die Frist ist abgelaufen");
    }

    @Test
    void whoseExtensionEndsBeforeAugustIsNotToldToWaitForAugust() {
        assertThat(withTimeUntil("30.6.2027", 5, 10)).contains(OFFICE, "Ihre Frist läuft noch", "vor dem 31.03.2027",
                "Beleg").doesNotContain("01.08.2027", "abgelaufen");
        assertThat(withTimeUntil("30.6.2027", 7, 10)).contains(OFFICE, "Die Frist ist abgelaufen")
                .doesNotContain("01.08.2027");
    }

    @Test
    void beyondTheLongestOnlyAReasonHelps() {
        assertThat(withTimeUntil("30.11.2027", 10, 5)).contains(OFFICE, "schon bis 30.11.2027 verlängert");
    }

    @Test
    void asksUntilWhenAndTakesNothingElseForADay() {
        assertThat(text(ask("place=zurich&reminder=no&later=yes"))).contains("Bis wann haben Sie jetzt Zeit?");
        assertThat(ask("place=zurich&reminder=no&later=yes&time-until=bald")).hasStatus(422);
    }
}
