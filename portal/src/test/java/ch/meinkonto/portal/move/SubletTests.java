package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.move.TestMoves.APPLY;
import static ch.meinkonto.portal.move.TestMoves.answerWithin;
import static ch.meinkonto.portal.move.TestMoves.citizen;
import static ch.meinkonto.portal.move.TestMoves.handIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.party.TestParties;

/** Whoever rents the home agrees to the sublet in their own account, instead of on paper. */
@PortalTest
class SubletTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingRegisters registers;
    @Autowired
    private TestClock clock;

    @BeforeEach
    void begin() {
        clock.reset();
        registers.lists(TestMoves.DWELLING);
    }

    @AfterEach
    void calm() {
        registers.calm();
    }

    private Browser subtenant(String account) {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = Browser.ofTwoFactors(pages, account, "Anna Muster");
        answerWithin(resident, anna, "1.12.2026");
        resident.post(APPLY + "/tenure", "tenure", "subtenant");
        resident.post(APPLY + "/consent-proof", "consent-ready", "here");
        return resident;
    }

    private Browser tenant(String account) {
        return Browser.ofTwoFactors(pages, account, "Beat Frei");
    }

    @Test
    void theMainTenantSeesAddressPeopleAndDayAndAgrees() {
        Browser anna = subtenant("sublet-1");
        Browser beat = tenant("sublet-2");
        assertThat(text(anna.get(APPLY + "/check"))).contains("Hauptmieterin oder Hauptmieter: 0 von 1")
                .doesNotContain("id=\"submit\"");
        String page = TestParties.join(anna, beat, "move", "main-tenant");
        assertThat(text(beat.get(page))).contains("Sind Sie mit der Untermiete einverstanden?", "Probegasse 7",
                "8005 Zürich", "Anna Muster", "01.12.2026").doesNotContain("756.", "anna@example.ch");
        TestParties.say(beat, page, "agree");
        String reference = handIn(anna);
        assertThat(text(anna.get("/move/requests/" + reference))).contains("Eingereicht", "Beat Frei", "Einverstanden");
        Browser carla = TestOffice.worker(pages, "sublet-office", reference);
        assertThat(text(carla.get("/staff/moves/" + reference))).contains("Hauptmieterin oder Hauptmieter",
                "Beat Frei", "Einverstanden").doesNotContain("Fehlen noch. Fragen Sie danach");
        assertThat(text(beat.get(page))).contains("id=\"take-back\"");
    }

    @Test
    void anotherDayOrHomeIsAnotherConsent() {
        Browser anna = subtenant("sublet-3");
        Browser beat = tenant("sublet-4");
        String page = TestParties.join(anna, beat, "move", "main-tenant");
        TestParties.say(beat, page, "agree");
        anna.post(APPLY + "/contact", "phone", "044 412 22 22", "mail", "anna@example.ch");
        assertThat(text(anna.get(APPLY + "/check"))).contains("id=\"submit\"");
        anna.post(APPLY + "/day", "day", "2.12.2026");
        assertThat(text(anna.get(APPLY + "/check"))).contains("Antwort gilt nicht mehr")
                .doesNotContain("id=\"submit\"");
        assertThat(text(beat.get(page))).contains("02.12.2026");
        TestParties.say(beat, page, "agree");
        anna.post(APPLY + "/dwelling-way", "dwelling-way", "unlisted");
        anna.post(APPLY + "/unlisted", "new-street", "Neubauweg", "new-house", "1", "new-postcode", "8005", "floor",
                "2");
        assertThat(text(beat.get(page))).contains("Neubauweg 1", "Ihre Antwort gilt nicht mehr");
    }

    @Test
    void paperStaysPossibleAndNobodyIsAskedThen() {
        Browser anna = subtenant("sublet-5");
        Browser beat = tenant("sublet-6");
        String page = TestParties.join(anna, beat, "move", "main-tenant");
        TestParties.say(beat, page, "agree");
        anna.post(APPLY + "/consent-proof", "consent-ready", "later");
        assertThat(text(beat.get(page))).contains("Im Moment werden Sie nichts gefragt").doesNotContain("Probegasse");
        assertThat(text(anna.get("/move/requests/" + handIn(anna)))).contains("Eingereicht");
    }

    @Test
    void speaksEveryLanguage() {
        Browser anna = subtenant("sublet-7");
        Browser beat = tenant("sublet-8");
        String page = TestParties.join(anna, beat, "move", "main-tenant");
        for (String language : List.of("de", "en", "fr", "it")) {
            assertThat(text(tenant("sublet-8").in(language).get(page))).contains("lang=\"" + language + "\"",
                    "Probegasse 7").doesNotContain("??");
            Browser reader = Browser.ofTwoFactors(pages, "sublet-7", "Anna Muster").in(language);
            for (String address : List.of("/consent-proof", "/parties", "/check", "/tasks")) {
                assertThat(text(reader.get(APPLY + address))).as(address).doesNotContain("??");
            }
        }
    }
}
