package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.move.TestMoves.APPLY;
import static ch.meinkonto.portal.move.TestMoves.answerWithin;
import static ch.meinkonto.portal.move.TestMoves.citizen;
import static ch.meinkonto.portal.move.TestMoves.handIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.ops.ech.Sex;
import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;

/** What the office of a move reads beside what was reported, and the words it need not write itself. */
@PortalTest
class MoveAtTheOfficeTests {
    private static final String STAFF = "/staff/moves/";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingRegisters registers;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private MessageSource texts;
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

    /** Somebody who sends the lease later, so that the office looks at it. */
    private String withoutLease(Browser resident, RegisteredPerson person) {
        answerWithin(resident, person, "1.12.2026");
        resident.post(APPLY + "/lease-proof", "lease-ready", "later");
        return handIn(resident);
    }

    @Test
    void asksByATextBlockInTheLanguageOfTheResident() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = TestMoves.resident(pages, "office-move-1").in("fr");
        String reference = withoutLease(resident, anna);
        Browser carla = TestOffice.worker(pages, "move-carla", reference);
        assertThat(text(carla.get(STAFF + reference))).contains("id=\"ask-block\"",
                "Mietvertrag fehlt oder genügt nicht");
        assertThat(carla.post(STAFF + reference + "/ask", "question", "lease-proof", "ask-block", "", "text", " "))
                .as("nothing is said").hasStatus(422);
        assertThat(carla.post(STAFF + reference + "/ask", "question", "lease-proof", "ask-block", "lease", "text",
                "Merci."))
                .hasRedirectedUrl(STAFF + reference);
        assertThat(text(resident.get("/move/requests/" + reference + "/correct")))
                .containsSubsequence("Le bail ou l’attestation de logement manque", "Merci.")
                .doesNotContain("Mietvertrag");
    }

    @Test
    void whoMustComeToTheCounterReadsTheWordsThatEverybodyReads() {
        for (Locale language : List.of(Locale.GERMAN, Locale.ENGLISH, Locale.FRENCH, Locale.ITALIAN)) {
            assertThat(texts.getMessage("move.block.counter", null, language)).as(language.toString())
                    .isEqualTo(texts.getMessage("move.reason.counter", null, language));
        }
    }

    @Test
    void readsWhatTheResidentsRegisterSaysBesideWhatWasTyped() {
        RegisteredPerson typed = citizen("Anna");
        registers.knows(new RegisteredPerson(MoversFields.identified(
                Objects.requireNonNull(typed.identification().ahvn13()), "Muster-Keller", "Anna Maria",
                Sex.MALE, LocalDate.of(1985, 3, 27)), false));
        Browser resident = TestMoves.resident(pages, "office-move-2");
        String reference = withoutLease(resident, typed);
        Browser carla = TestOffice.worker(pages, "move-carla", reference);
        assertThat(text(carla.get(STAFF + reference))).contains(
                "Im Einwohnerregister: Anna Maria Muster-Keller, 27.03.1985. Angegeben: Anna Muster, 27.03.1985");
        assertThat(text(carla.get(STAFF + reference))).contains("Im Einwohnerregister steht ein anderes");
        assertThat(text(resident.get("/move/requests/" + reference))).doesNotContain("Weichen ab",
                "Im Einwohnerregister steht");
    }

    @Test
    void readsThatAllAgreesWhereItDoes() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        String reference = withoutLease(TestMoves.resident(pages, "office-move-3"), anna);
        Browser carla = TestOffice.worker(pages, "move-carla", reference);
        assertThat(text(carla.get(STAFF + reference))).contains("Stimmen mit dem Einwohnerregister überein")
                .doesNotContain("steht ein anderes");
    }

    @Test
    void readsOfWhomInsuranceIsProvenAndOfWhomNotYet() {
        String reference = TestArrivals.handIn(TestMoves.resident(pages, "office-move-4"), registers, payments);
        Browser carla = TestOffice.worker(pages, "move-carla", reference);
        assertThat(text(carla.get(STAFF + reference))).contains("Nora Muster: nach dem Kartenregister versichert bei",
                "Tom Neu: Nachweis fehlt noch").doesNotContain("Name und Geburtsdatum");
    }
}
