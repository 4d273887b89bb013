package ch.meinkonto.portal.party;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.party.TestParties.applicant;
import static ch.meinkonto.portal.party.TestParties.invite;
import static ch.meinkonto.portal.party.TestParties.redeem;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.buildingservice.Building;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** Codes with which somebody comes to take part: once, for a week, by whom the applicant meant, and as many as there is room. */
@PortalTest
@Import(Building.Configuration.class)
class InvitationTests {
    private static final String APPLY = "/building/apply";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private TestClock clock;

    @BeforeEach
    void quiet() {
        events.clear();
    }

    @AfterEach
    void calm() {
        clock.reset();
    }

    private Browser person(String account, String name) {
        return Browser.ofTwoFactors(pages, account, name);
    }

    @Test
    void aCodeCountsOnceForAWeekAndNotForWhoMadeIt() {
        Browser anna = applicant(pages, "invited-18");
        Browser beat = person("invited-19", "Beat Frei");
        String code = invite(anna, "building", "neighbour");
        assertThat(text(anna.get(APPLY + "/parties"))).as("shown once").doesNotContain(code);
        assertThat(text(redeem(anna, code))).contains("Das ist Ihr eigener Code");
        assertThat(redeem(beat, code)).hasStatus(303);
        assertThat(text(redeem(person("invited-20", "Carla Neu"), code))).contains("schon eingelöst")
                .doesNotContain("Anna");
        String again = invite(anna, "building", "neighbour");
        assertThat(text(redeem(beat, again))).contains("schon beteiligt");
        clock.move(Party.CODE_HOLDS.plus(Duration.ofSeconds(1)));
        assertThat(text(redeem(person("invited-20", "Carla Neu"), again))).contains("abgelaufen");
        assertThat(text(anna.get(APPLY + "/parties"))).contains("Code abgelaufen", "id=\"invite-neighbour\"");
    }

    @Test
    void thereIsRoomForSoManyOnly() {
        Browser anna = applicant(pages, "invited-21");
        invite(anna, "building", "neighbour");
        invite(anna, "building", "neighbour");
        assertThat(text(anna.get(APPLY + "/parties"))).doesNotContain("id=\"invite-neighbour\"");
        anna.post(APPLY + "/parties", "role", "neighbour");
        anna.post(APPLY + "/parties", "role", "landowner");
        anna.post(APPLY + "/parties", "role", "mayor");
        assertThat(events.of(EventAction.CASE_PARTY_INVITE)).hasSize(2);
    }

    @Test
    void ofTwoWhoTypeTheSameCodeAtOnceOneTakesPart() throws Exception {
        Browser anna = applicant(pages, "invited-22");
        String code = invite(anna, "building", "neighbour");
        List<Integer> answers = TestParties.together(
                () -> redeem(person("invited-23", "Beat Frei"), code).getResponse().getStatus(),
                () -> redeem(person("invited-24", "Carla Neu"), code).getResponse().getStatus());
        assertThat(answers).containsExactlyInAnyOrder(303, 422);
    }
}
