package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.move.TestMoves.APPLY;
import static ch.meinkonto.portal.move.TestMoves.answerWithin;
import static ch.meinkonto.portal.move.TestMoves.citizen;
import static ch.meinkonto.portal.move.TestMoves.foreigner;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;

/** What a move costs is paid when it is reported; what the migration office takes is told, and billed by that office. */
@PortalTest
class MoveFeeTests {
    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingRegisters registers;
    @Autowired
    private RecordingPayments payments;
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

    @Test
    void citizensMoveWithinTheCityForNothing() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = TestMoves.resident(pages, "fee-1");
        answerWithin(resident, anna, "1.12.2026");
        assertThat(text(resident.get(APPLY + "/check"))).contains("Jetzt einreichen").doesNotContain("name=\"fee\"");
    }

    @Test
    void foreignersPayBeforeTheyHandInAndReadWhoSendsTheOtherBill() throws IOException {
        Browser resident = TestMoves.resident(pages, "fee-2");
        answerAsForeigner(resident);
        assertThat(text(resident.get(APPLY + "/permits-proof"))).contains(
                "Migrationsamt des Kantons Zürich CHF\u00a020.00",
                "eigene Rechnung");
        resident.post(APPLY + "/permits-proof", "permits-ready", "later");
        MvcTestResult check = resident.get(APPLY + "/check");
        assertThat(text(check)).contains("CHF\u00a020.00", "Weiter zur Zahlung").doesNotContain("Jetzt einreichen");
        assertThat(resident.post(APPLY + "/check", "submission", hidden(check, "submission")))
                .as("nobody hands in without paying").hasRedirectedUrl(APPLY + "/check");

        String reference = TestMoves.pay(resident, payments);

        assertThat(payments.openedFor(reference)).singleElement().returns(2000L, order -> order.amountMinor());
        assertThat(text(resident.get("/move/requests/" + reference))).contains("Eingereicht", "Quittung (PDF)",
                "CHF\u00a020.00, bezahlt");
        TestOffice.grant(pages, reference);
        String page = text(resident.get("/move/requests/" + reference));
        assertThat(page).contains("Bewilligt", "kommt vom Migrationsamt des Kantons Zürich");
        assertThat(letter(resident, page)).contains("Gebühr, bezahlt CHF 20.00",
                "Das Migrationsamt schickt Ihnen die Rechnung selbst").doesNotContain("kommt später");
    }

    @Test
    void whoArrivesPaysForEverybody() {
        Browser resident = TestMoves.resident(pages, "fee-3");
        String reference = TestArrivals.handIn(resident, registers, payments);
        assertThat(payments.openedFor(reference)).singleElement().returns(4000L, order -> order.amountMinor());
    }

    @Test
    void aRefusalGivesTheFeeBackAndSoDoesAWithdrawalInTime() {
        Browser resident = TestMoves.resident(pages, "fee-4");
        String refused = paidByForeigner(resident);
        Browser carla = TestOffice.worker(pages, "fee-carla", refused);
        TestOffice.decide(carla, refused, "refused");
        assertThat(payments.givenBackFor(refused)).as("a second person has to agree").isEmpty();
        TestOffice.agree(pages, "fee-leo", refused);
        assertThat(payments.givenBackFor(refused)).get().returns(2000L, RecordingPayments.GivenBack::amountMinor);

        String withdrawn = paidByForeigner(resident);
        resident.post("/move/requests/" + withdrawn + "/withdraw");
        assertThat(payments.givenBackFor(withdrawn)).get().returns(2000L, RecordingPayments.GivenBack::amountMinor);
    }

    private String paidByForeigner(Browser resident) {
        answerAsForeigner(resident);
        resident.post(APPLY + "/permits-proof", "permits-ready", "later");
        return TestMoves.pay(resident, payments);
    }

    private void answerAsForeigner(Browser resident) {
        RegisteredPerson ana = foreigner("Ana");
        registers.knows(ana);
        answerWithin(resident, ana, "1.12.2026");
    }

    /** The confirmation, which the page links to beside the receipt. */
    private static String letter(Browser resident, String page) throws IOException {
        String link = page.replaceAll("(?s).*id=\"document-confirmation\"\\s+href=\"([^\"]*)\".*", "$1");
        return TestMoves.pdf(resident, "href=\"" + link + "\"");
    }
}
