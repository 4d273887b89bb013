package ch.meinkonto.portal.move;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.move.TestMoves.answerWithin;
import static ch.meinkonto.portal.move.TestMoves.citizen;
import static ch.meinkonto.portal.move.TestMoves.handIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;

/** Messages the register never takes wait for staff, and nothing of them is kept longer than it is needed. */
@PortalTest
class StuckMessagesTests {
    private static final String DESK = "/staff/moves/desk";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingRegisters registers;
    @Autowired
    private SendMessages sender;
    @Autowired
    private WipeMessages sweep;
    @Autowired
    private MoveSettings settings;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void begin() {
        clock.reset();
        registers.lists(TestMoves.DWELLING);
        sender.send();
    }

    @AfterEach
    void calm() {
        registers.calm();
        clock.reset();
    }

    @Test
    void isNotTriedForEverAndSentAgainByStaff() {
        Browser resident = TestMoves.resident(pages, "stuck-1");
        String reference = within(resident);
        registers.setAway(true);
        for (int attempt = 0; attempt < settings.mostAttempts() + 5; attempt++) {
            sender.send();
            clock.move(Duration.ofHours(1));
        }
        assertThat(attempts(reference)).isEqualTo(settings.mostAttempts());
        assertThat(text(resident.get("/move/requests/" + reference))).contains("Das Register antwortet nicht.",
                "Sie müssen nichts tun", "0 von 1");
        registers.setAway(false);
        sender.send();
        assertThat(registers.received(reference)).as("it waits for staff").isEmpty();

        Browser carla = Browser.ofStaff(pages, "stuck-carla", "CASEWORKER");
        assertThat(text(carla.get("/staff/moves"))).contains(DESK);
        assertThat(text(carla.get(DESK))).contains(reference, "Noch einmal senden").doesNotContain("Muster");
        assertThat(carla.post(DESK + "/send-again", "reference", reference)).hasRedirectedUrl(DESK);
        assertThat(text(carla.get(DESK))).doesNotContain(reference);
        sender.send();
        assertThat(registers.received(reference)).hasSize(1);
        assertThat(text(resident.get("/move/requests/" + reference))).contains("1 von 1")
                .doesNotContain("Das Register antwortet nicht");
    }

    @Test
    void laterMessagesOfTheCaseWaitBehindOneThatWaitsForStaff() {
        RegisteredPerson anna = citizen("Anna");
        registers.knows(anna, citizen("Tim"));
        Browser resident = TestMoves.resident(pages, "stuck-2");
        answerWithin(resident, anna, "1.12.2026");
        resident.post(TestMoves.APPLY + "/along-one", "along-one", "moves");
        String reference = handIn(resident);
        jdbc.sql("update move.message set state = 'STUCK' where reference = ? and place = 1").param(reference).update();
        sender.send();
        assertThat(registers.received(reference)).isEmpty();
    }

    @Test
    void onlyThePeopleOfTheOfficeSendAgain() {
        assertThat(TestMoves.resident(pages, "stuck-3").get(DESK)).hasStatus(403);
        assertThat(TestMoves.resident(pages, "stuck-3").post(DESK + "/send-again", "reference", "x")).hasStatus(403);
    }

    @Test
    void whatStoodInAMessageIsForgottenAYearAfterItsEndButNotThatItWasTold() {
        Browser resident = TestMoves.resident(pages, "stuck-4");
        String reference = within(resident);
        sender.send();
        Browser other = TestMoves.resident(pages, "stuck-5");
        registers.setAway(true);
        String waiting = within(other);
        registers.setAway(false);
        clock.move(settings.keepMessages().minusHours(1));
        sweep.wipe();
        assertThat(bytes(reference)).as("before its time").isPositive();
        clock.move(Duration.ofHours(2));
        sweep.wipe();
        assertThat(bytes(reference)).isZero();
        assertThat(bytes(waiting)).as("what still has to travel stays").isPositive();
        assertThat(text(resident.get("/move/requests/" + reference))).contains("1 von 1");
    }

    private String within(Browser resident) {
        RegisteredPerson anna = citizen("Anna");
        boolean here = registers.isThere();
        registers.setAway(false);
        registers.knows(anna);
        answerWithin(resident, anna, "1.12.2026");
        registers.setAway(!here);
        return handIn(resident);
    }

    private int attempts(String reference) {
        return jdbc.sql("select max(attempts) from move.message where reference = ?").param(reference)
                .query(Integer.class).single();
    }

    private int bytes(String reference) {
        return jdbc.sql("select sum(length(content)) from move.message where reference = ?").param(reference)
                .query(Integer.class).single();
    }
}
