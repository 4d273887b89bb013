package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.move.TestMoves.APPLY;
import static ch.meinkonto.portal.move.TestMoves.answerWithin;
import static ch.meinkonto.portal.move.TestMoves.citizen;
import static ch.meinkonto.portal.move.TestMoves.handIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;

/** A dog and a car move along: other offices hear of it, and nothing is asked twice. */
@PortalTest
class BesidesTests {
    private static final String DESK = "/staff/moves/desk";
    private static final String CHIP = "756093400012345";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingRegisters registers;
    @Autowired
    private Errands errands;
    @Autowired
    private WipeMessages sweep;
    @Autowired
    private MoveSettings settings;
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
        clock.reset();
    }

    @Test
    void checksTheNumberOfTheChipAndOfThePlate() {
        Browser resident = answered("besides-1");
        assertThat(text(resident.post(APPLY + "/pets", "dog", "yes", "dog-chip", "1234"))).contains("15 Ziffern");
        assertThat(resident.post(APPLY + "/pets", "dog", "yes")).as("the number is optional").hasStatus(303);
        assertThat(resident.post(APPLY + "/vehicles", "vehicles", "inform")).hasRedirectedUrl(APPLY + "/plates");
        assertThat(text(resident.post(APPLY + "/plates", "plates", "?"))).contains("wie ZH 123456");
    }

    @Test
    void listsNothingThatWasAskedOfOthersOnly() {
        Browser resident = answered("besides-8");
        assertThat(text(resident.get(APPLY + "/pets"))).contains("(freiwillig, nur mit Hund)");
        resident.post(APPLY + "/pets", "dog", "no");
        assertThat(text(resident.get(APPLY + "/check"))).contains("Hund").doesNotContain("Chip des Hundes");
        resident.post(APPLY + "/pets", "dog", "yes", "dog-chip", CHIP);
        assertThat(text(resident.get(APPLY + "/check"))).contains("Chip des Hundes", CHIP);
    }

    @Test
    void theOfficePassesDogAndVehiclesOnAndTheResidentSeesThatItDid() {
        Browser resident = answered("besides-2");
        resident.post(APPLY + "/pets", "dog", "yes", "dog-chip", CHIP);
        resident.post(APPLY + "/vehicles", "vehicles", "inform");
        resident.post(APPLY + "/plates", "plates", "zh 123456");
        assertThat(text(resident.get(APPLY + "/check"))).contains(CHIP, "ZH 123456");
        String reference = handIn(resident);
        assertThat(text(resident.get("/move/requests/" + reference))).contains("Bewilligt", "Hund: neue Adresse",
                "Das Personenmeldeamt meldet es weiter");
        Browser carla = Browser.ofStaff(pages, "besides-carla", "CASEWORKER");
        assertThat(text(carla.get(DESK))).contains(reference, "Hund: neue Adresse", "Fahrzeuge: neue Adresse")
                .doesNotContain(CHIP, "ZH 123456", "Muster");
        for (String errand : new String[]{"DOG", "VEHICLES"}) {
            assertThat(carla.post(DESK + "/told", "reference", reference, "errand", errand)).hasRedirectedUrl(DESK);
        }
        assertThat(text(carla.get(DESK))).doesNotContain(reference);
        assertThat(text(resident.get("/move/requests/" + reference))).contains("gemeldet am 23.11.2026");
    }

    @Test
    void whoToldAnotherOfficeIsForgottenAYearLaterAndWhatWaitsStays() {
        Browser told = answered("besides-6");
        told.post(APPLY + "/pets", "dog", "yes");
        String reference = handIn(told);
        Browser waits = answered("besides-7");
        waits.post(APPLY + "/pets", "dog", "yes");
        String waiting = handIn(waits);
        Browser.ofStaff(pages, "besides-carla", "CASEWORKER")
                .post(DESK + "/told", "reference", reference, "errand", "DOG");
        clock.move(settings.keepMessages().minusHours(1));
        sweep.wipe();
        assertThat(errands.of(reference)).as("before its time").hasSize(1);
        clock.move(Duration.ofHours(2));
        sweep.wipe();
        assertThat(errands.of(reference)).isEmpty();
        assertThat(errands.of(waiting)).hasSize(1);
        errands.drop(waiting);
    }

    @Test
    void theConfirmationLeadsToAProvisionalPermitWithTheAnswersInIt() {
        Browser resident = answered("besides-3");
        resident.post(APPLY + "/vehicles", "vehicles", "inform");
        resident.post(APPLY + "/plates", "plates", "ZH 123456");
        String reference = handIn(resident);
        String offered = "/parking-permit/provisional?told=" + reference;
        assertThat(text(resident.get("/move/requests/" + reference + "/confirmation"))).contains(offered,
                "Provisorische Parkkarte kaufen", "Melden Sie dort die neue Adresse");
        assertThat(text(resident.get(offered))).contains("value=\"ZH 123456\"", "value=\"8005\"")
                .containsPattern("value=\"2026-12-01\"[^>]*checked");
        assertThat(text(Browser.of(pages, "besides-4").get(offered))).as("nobody else's answers")
                .doesNotContain("ZH 123456");
    }

    @Test
    void whoHasNeitherIsOfferedNothing() {
        Browser resident = answered("besides-5");
        String reference = handIn(resident);
        assertThat(text(resident.get("/move/requests/" + reference + "/confirmation")))
                .doesNotContain("parking-permit/provisional");
        assertThat(text(Browser.ofStaff(pages, "besides-carla", "CASEWORKER").get(DESK))).doesNotContain(reference);
    }

    private Browser answered(String account) {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna);
        Browser resident = TestMoves.resident(pages, account);
        answerWithin(resident, anna, "1.12.2026");
        return resident;
    }
}
