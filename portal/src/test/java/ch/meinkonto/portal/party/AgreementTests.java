package ch.meinkonto.portal.party;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.party.TestParties.invite;
import static ch.meinkonto.portal.party.TestParties.join;
import static ch.meinkonto.portal.party.TestParties.redeem;
import static ch.meinkonto.portal.party.TestParties.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.RecordingPayments;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.buildingservice.Building;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.PartyEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** Others agree to a draft before it is handed in: by invitation, to exactly what they were shown. */
@PortalTest
@Import(Building.Configuration.class)
class AgreementTests {
    private static final String APPLY = "/building/apply";

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private RecordingPayments payments;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

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

    private Browser applicant(String account) {
        Browser anna = TestParties.applicant(pages, account);
        anna.post(APPLY + "/land", "land", "own");
        anna.post(APPLY + "/colour", "colour", "Tannengrün");
        anna.post(APPLY + "/plans");
        return anna;
    }

    private static MvcTestResult handIn(Browser applicant) {
        return applicant.post(APPLY + "/check", "submission", hidden(applicant.get(APPLY + "/check"), "submission"));
    }

    private int mails(String account, String words) {
        return jdbc.sql("select count(*) from event_publication where serialized_event like ?")
                .param("%" + account + "@example.ch%" + words + "%")
                .query(Integer.class)
                .single();
    }

    @Test
    void nothingIsHandedInBeforeEverybodyHasAgreed() {
        Browser anna = applicant("agree-1");
        assertThat(text(anna.get(APPLY + "/tasks"))).contains("Nachbarschaft", "Fehlt noch", "Architektin", "Möglich")
                .doesNotContain("Wem das Land gehört");
        assertThat(text(anna.get(APPLY + "/check"))).contains("Nachbarschaft: 0 von 2").doesNotContain("id=\"submit\"");
        MvcTestResult early = handIn(anna);
        assertThat(early).hasStatus(422);
        assertThat(text(early)).contains("Es fehlt noch jemand");

        String first = join(anna, person("agree-2", "Beat Frei"), "building", "neighbour");
        String second = join(anna, person("agree-3", "Carla Neu"), "building", "neighbour");
        assertThat(mails("agree-1", "Beat Frei ist jetzt an Ihrem Antrag beteiligt")).isEqualTo(1);
        assertThat(handIn(anna)).hasStatus(422);
        say(person("agree-2", "Beat Frei"), first, "agree");
        assertThat(text(anna.get(APPLY + "/check"))).contains("Nachbarschaft: 1 von 2", "Beat Frei", "Einverstanden");
        say(person("agree-3", "Carla Neu"), second, "agree");
        assertThat(text(anna.get(APPLY + "/tasks"))).doesNotContain("Fehlt noch");
        assertThat(handIn(anna)).hasStatus(303);

        assertThat(events.of(EventAction.CASE_PARTY_INVITE)).hasSize(2);
        assertThat(events.of(EventAction.CASE_PARTY_JOIN)).hasSize(2);
        assertThat(events.of(EventAction.CASE_PARTY_AGREE)).hasSize(2)
                .first()
                .isEqualTo(new PartyEvent(EventAction.CASE_PARTY_AGREE, first.substring(first.lastIndexOf('/') + 1),
                        "building", "neighbour", null, null));
    }

    @Test
    void whoAgreesSeesWhatTheServiceShowsAndNothingElse() {
        Browser anna = applicant("agree-4");
        Browser beat = person("agree-5", "Beat Frei");
        String page = join(anna, beat, "building", "neighbour");
        assertThat(text(beat.get(page))).contains("Sind Sie mit der Höhe einverstanden?", "Anna Muster",
                "Weinbergstrasse 7", "12").doesNotContain("Tannengrün");
        assertThat(text(beat.get(APPLY + "/colour"))).doesNotContain("Tannengrün");
        assertThat(text(beat.get("/account/parties"))).contains("Anna Muster", "Nachbarschaft", page);
        assertThat(person("agree-6", "Carla Neu").get(page)).hasStatus(404);
        assertThat(anna.get(page)).as("the applicant cannot agree").hasStatus(404);
        assertThat(Browser.of(pages, "agree-5").get(page)).as("the service wants two factors").hasStatus(403);
        assertThat(text(anna.get("/account/looked-at"))).contains("Beat Frei, an Ihrem Antrag beteiligt");
    }

    @Test
    void anAgreementLapsesWithWhatItWasGivenFor() {
        Browser anna = applicant("agree-7");
        Browser beat = person("agree-8", "Beat Frei");
        String page = join(anna, beat, "building", "neighbour");
        say(beat, page, "agree");
        anna.post(APPLY + "/colour", "colour", "Blau");
        assertThat(text(beat.get(page))).as("they were never shown the colour").contains("Sie haben zugestimmt");

        anna.post(APPLY + "/height", "height", "15");

        assertThat(text(anna.get(APPLY + "/parties"))).contains("Antwort gilt nicht mehr",
                "Sie haben etwas geändert");
        assertThat(text(beat.get("/account/inbox"))).contains("Baugesuch\u00a0· Anna Muster");
        assertThat(mails("agree-8", "Der Antrag von Anna Muster wurde geändert")).isEqualTo(1);
        assertThat(text(beat.get(page))).contains("Ihre Antwort gilt nicht mehr", "15");
        assertThat(events.of(EventAction.CASE_PARTY_END)).singleElement()
                .isInstanceOfSatisfying(PartyEvent.class,
                        event -> assertThat(event.reason()).isEqualTo("answers_changed"));
        say(beat, page, "agree");
        assertThat(text(anna.get(APPLY + "/parties"))).contains("Einverstanden");
    }

    @Test
    void whatChangedWhileTheyReadIsShownAgainBeforeItCounts() {
        Browser anna = applicant("agree-9");
        Browser beat = person("agree-10", "Beat Frei");
        String page = join(anna, beat, "building", "neighbour");
        String seen = hidden(beat.get(page), "seen");
        anna.post(APPLY + "/height", "height", "20");
        MvcTestResult answer = beat.post(page, "word", "agree", "seen", seen);
        assertThat(answer).hasStatus(409);
        assertThat(text(answer)).contains("wurde gerade geändert", "20");
        assertThat(events.of(EventAction.CASE_PARTY_AGREE)).isEmpty();
    }

    @Test
    void aSecondClickChangesNothing() {
        Browser anna = applicant("agree-11");
        Browser beat = person("agree-12", "Beat Frei");
        String page = join(anna, beat, "building", "neighbour");
        String seen = hidden(beat.get(page), "seen");
        beat.post(page, "word", "agree", "seen", seen);
        beat.post(page, "word", "agree", "seen", seen);
        assertThat(events.of(EventAction.CASE_PARTY_AGREE)).hasSize(1);
        assertThat(mails("agree-11", "Beat Frei ist einverstanden")).isEqualTo(1);
    }

    @Test
    void whoDeclinesOrTakesItBackOrLeavesCountsNoMoreAtOnce() {
        Browser anna = applicant("agree-13");
        Browser beat = person("agree-14", "Beat Frei");
        String page = join(anna, beat, "building", "neighbour");
        say(beat, page, "decline");
        assertThat(text(anna.get(APPLY + "/parties"))).contains("Nicht einverstanden", "Sprechen Sie mit der Person");
        say(beat, page, "agree");
        assertThat(text(anna.get(APPLY + "/check"))).contains("Nachbarschaft: 1 von 2");
        say(beat, page, "take-back");
        assertThat(text(anna.get(APPLY + "/check"))).contains("Nachbarschaft: 0 von 2");
        assertThat(mails("agree-13", "nimmt das Einverständnis zurück")).isEqualTo(1);
        say(beat, page, "agree");
        assertThat(beat.post(page + "/end")).hasRedirectedUrl(page);
        assertThat(text(anna.get(APPLY + "/check"))).contains("Nachbarschaft: 0 von 2").doesNotContain("Beat Frei");
        assertThat(text(beat.get(page))).contains("nicht mehr beteiligt").doesNotContain("Weinbergstrasse");
        assertThat(mails("agree-13", "Beat Frei macht nicht mehr mit")).isEqualTo(1);
    }

    @Test
    void theApplicantTakesSomebodyOffAgain() {
        Browser anna = applicant("agree-15");
        Browser beat = person("agree-16", "Beat Frei");
        String page = join(anna, beat, "building", "neighbour");
        say(beat, page, "agree");
        assertThat(person("agree-17", "Carla Neu").post(page + "/end")).hasStatus(404);
        assertThat(anna.post(page + "/end")).hasRedirectedUrl(APPLY + "/parties");
        assertThat(text(anna.get(APPLY + "/parties"))).doesNotContain("Beat Frei");
        assertThat(text(beat.get(page))).contains("nicht mehr beteiligt").doesNotContain("Weinbergstrasse");
        assertThat(beat.post(page, "word", "agree", "seen", "x")).hasStatus(409);
        assertThat(mails("agree-16", "nicht mehr beteiligt")).isEqualTo(1);
    }

    @Test
    void handingInAgainstATakenBackAgreementHasOneOutcome() throws Exception {
        Browser anna = applicant("agree-25");
        Browser beat = person("agree-26", "Beat Frei");
        String first = join(anna, beat, "building", "neighbour");
        Browser carla = person("agree-27", "Carla Neu");
        String second = join(anna, carla, "building", "neighbour");
        say(beat, first, "agree");
        say(carla, second, "agree");
        String submission = hidden(anna.get(APPLY + "/check"), "submission");
        String seen = hidden(beat.get(first), "seen");
        List<Integer> answers = TestParties.together(
                () -> anna.post(APPLY + "/check", "submission", submission).getResponse().getStatus(),
                () -> beat.post(first, "word", "take-back", "seen", seen).getResponse().getStatus());
        assertThat(answers).last().isEqualTo(303);
        boolean handedIn = answers.getFirst() == 303;
        assertThat(jdbc.sql("select count(*) from cases.case_file where owner = 'agree-25'").query(Integer.class)
                .single()).isEqualTo(handedIn ? 1 : 0);
        assertThat(
                jdbc.sql("select count(*) from cases.timeline where kind = 'PARTY_TAKEN_BACK' and actor = 'agree-26'")
                        .query(Integer.class).single())
                .as("what happened to a case stands in its time line")
                .isEqualTo(handedIn ? 1 : 0);
    }

    @Test
    void anAgreementThatIsGoneWhenTheMoneyArrivesGivesItBack() {
        Browser anna = applicant("agree-28");
        anna.post(APPLY + "/height", "height", "99");
        MvcTestResult early = anna.post(APPLY + "/check", "submission",
                hidden(anna.get(APPLY + "/check"), "submission"), "fee", "10000");
        assertThat(early).as("nobody pays before everybody agreed").hasStatus(422);
        Browser beat = person("agree-29", "Beat Frei");
        String first = join(anna, beat, "building", "neighbour");
        Browser carla = person("agree-30", "Carla Neu");
        String second = join(anna, carla, "building", "neighbour");
        say(beat, first, "agree");
        say(carla, second, "agree");
        MvcTestResult check = anna.get(APPLY + "/check");
        String payPage = target(anna.post(APPLY + "/check", "submission", hidden(check, "submission"), "fee",
                hidden(check, "fee")));
        say(beat, first, "take-back");
        payments.settle(payPage.substring(payPage.lastIndexOf('/') + 1));
        assertThat(jdbc.sql("select count(*) from cases.case_file where owner = 'agree-28'").query(Integer.class)
                .single()).isZero();
        assertThat(mails("agree-28", "Sie bekommen Ihr Geld zurück")).isEqualTo(1);
    }

    @Test
    void aDraftThatIsGivenUpTakesEverythingWithIt() {
        Browser anna = applicant("agree-31");
        Browser beat = person("agree-32", "Beat Frei");
        String page = join(anna, beat, "building", "neighbour");
        String unused = invite(anna, "building", "neighbour");
        say(beat, page, "agree");
        anna.post(APPLY + "/restart");
        assertThat(beat.get(page)).hasStatus(404);
        assertThat(mails("agree-32", "hat den Antrag aufgegeben")).isEqualTo(1);
        assertThat(text(redeem(beat, unused))).contains("Diesen Code gibt es nicht");
        assertThat(jdbc.sql("select count(*) from party.party where owner = 'agree-31'").query(Integer.class).single())
                .isZero();
    }

    @Test
    void speaksEveryLanguage() {
        Browser anna = applicant("agree-35");
        Browser beat = person("agree-36", "Beat Frei");
        String page = join(anna, beat, "building", "neighbour");
        say(beat, page, "agree");
        anna.post(APPLY + "/height", "height", "13");
        for (String language : List.of("de", "en", "fr", "it")) {
            for (String address : List.of("/account/parties", TestParties.REDEEM, page)) {
                assertThat(text(person("agree-36", "Beat Frei").in(language).get(address))).as(address)
                        .contains("lang=\"" + language + "\"", "<h1").doesNotContain("??");
            }
            for (String address : List.of(APPLY + "/parties", APPLY + "/tasks", APPLY + "/check")) {
                assertThat(text(person("agree-35", "Anna Muster").in(language).get(address))).as(address)
                        .contains("lang=\"" + language + "\"", "<h1").doesNotContain("??");
            }
        }
    }
}
