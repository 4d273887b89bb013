package ch.meinkonto.portal.household;

import static ch.meinkonto.portal.Browser.text;
import static ch.meinkonto.portal.household.TestCity.CONNECT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.ops.simulators.register.Conduct;
import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.ProfileChangeEvent;
import ch.meinkonto.soc.contract.RateLimitEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** The way to one's household: the proof of identity, the binding, what is shown, and what is said when it does not work. */
@HouseholdTest
class HouseholdPagesTests {
    private static final String PATH = HouseholdPages.PATH;
    private static final String NOT_BOUND = "So können wir Ihr Konto nicht verbinden.";
    private static final DateTimeFormatter SWISS = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    private final TestCity city = TestCity.instance();

    @Autowired
    private MockMvcTester pages;
    @Autowired
    private RecordingSecurityEvents events;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void begin() {
        clock.reset();
        events.clear();
    }

    @AfterEach
    void behave() {
        city.behave(Conduct.NORMAL);
    }

    @Test
    void namesBothWaysToWhomNobodyHasVouchedFor() {
        Browser anna = Browser.ofTwoFactors(pages, "household-1");
        assertThat(text(anna.get(PATH))).contains("href=\"" + CONNECT + '"', "Am Schalter");
        MvcTestResult refused = anna.get(CONNECT);
        assertThat(refused).hasStatus(403);
        assertThat(text(refused)).contains("Bitte weisen Sie sich mit AGOV aus", "Der Bund hat Ihren Ausweis geprüft",
                "/oauth2/authorization/meinkonto?level=identity-proven", "/security#federation", "Am Schalter");
    }

    @Test
    void takesNoWordOfAnEarlierSignInAndNoLowerLevel() {
        Resident resident = city.resident(10);
        assertThat(Browser.ofProvenIdentity(pages, "household-2", 200, resident.firstNames(), resident.officialName(),
                resident.birth()).get(CONNECT)).hasStatus(403);
        assertThat(Browser.ofToldIdentity(pages, "household-2", 400).get(CONNECT)).hasStatus(403);
    }

    @Test
    void bindsOnceAndThenShowsWhomTheRegisterNames() {
        Browser father = city.proven(pages, "household-3", 10);
        Resident self = city.resident(10);
        Resident partner = city.resident(11);
        Resident child = city.resident(12);
        assertThat(text(father.get(CONNECT))).contains(self.officialName(), SWISS.format(self.birth()));
        MvcTestResult mistaken = father.post(CONNECT, "ahv-number", "756.1234.5678.90");
        assertThat(mistaken).hasStatus(422);
        assertThat(text(mistaken)).contains("Prüfen Sie die AHV-Nummer", "Wählen Sie das Geschlecht",
                "value=\"756.1234.5678.90\"");

        assertThat(city.bind(father, 10)).hasStatus(303).hasRedirectedUrl(PATH);

        Browser later = Browser.ofTwoFactors(pages, "household-3");
        String page = text(later.get(PATH));
        assertThat(page).contains(self.home().building().street(), "seit ", self.firstNames(), partner.firstNames(),
                "Ehefrau oder Ehemann", child.firstNames(), SWISS.format(child.birth()), "href=\"/move\"")
                .doesNotContain(SWISS.format(partner.birth()), self.ahvn13().dotted(), self.ahvn13().digits());
        assertThat(text(later.get("/account/looked-at"))).contains("Einwohnerregister",
                "Ihr Konto mit dem Register verbinden", "Ihnen Ihren Haushalt zeigen", "href=\"" + PATH + '"');
        assertThat(Browser.of(pages, "household-3").get(PATH)).as("a password alone").hasStatus(403);
        assertThat(events.of(EventAction.ACCOUNT_PROFILE_CHANGE))
                .containsExactly(new ProfileChangeEvent("household-3", List.of("register_person")));
    }

    @Test
    void tellsTheOwnerByMailAndInTheInboxBecauseSomebodyElseMayHaveDoneIt() {
        Browser anna = city.proven(pages, "household-20", 140);
        city.bind(anna, 140);
        assertThat(mails("household-20", "Ihr Konto ist jetzt mit dem Einwohnerregister verbunden")).isEqualTo(1);
        assertThat(text(anna.get("/account/inbox"))).contains("Nachricht: Einwohnerregister", ">Neu<");
        anna.get(PATH);
        assertThat(text(anna.get("/account/inbox"))).contains("Nachricht: Einwohnerregister").doesNotContain(">Neu<");
        anna.post(PATH + "/release");
        assertThat(mails("household-20", "nicht mehr mit dem Einwohnerregister verbunden")).isEqualTo(1);
        assertThat(text(anna.get("/account/inbox"))).doesNotContain("Nachricht: Einwohnerregister");
        anna.post(PATH + "/release");
        assertThat(mails("household-20", "nicht mehr mit dem Einwohnerregister verbunden")).isEqualTo(1);
    }

    private int mails(String account, String words) {
        return jdbc.sql("select count(*) from event_publication where serialized_event like ?")
                .param("%" + account + "@example.ch%" + words + "%")
                .query(Integer.class)
                .single();
    }

    @Test
    void tellsMembersWithAnAccountThatTheirHouseholdWasShown() {
        Browser father = city.proven(pages, "household-4", 20);
        Browser mother = city.proven(pages, "household-5", 21);
        city.bind(father, 20);
        city.bind(mother, 21);
        father.get(PATH);
        assertThat(text(mother.get("/account/looked-at"))).contains(
                "jemandem aus Ihrem Haushalt zeigen, wer dort gemeldet ist");
    }

    @Test
    void saysTheSameToAllWhomItDoesNotBind() {
        city.bind(city.proven(pages, "household-6", 30), 30);
        // A child; permits N and S; an information block; a deputyship; somebody whose account is another.
        for (int index : new int[]{2, 19, 29, 39, 49, 30}) {
            events.clear();
            MvcTestResult refused = city.bind(city.proven(pages, "household-of-" + index, index), index);
            assertThat(refused).as("resident %d", index).hasStatus(422);
            assertThat(words(refused)).isEqualTo(words(city.bind(city.proven(pages, "unlike-" + index, 40), index)));
            assertThat(events.of(EventAction.AUTHZ_DENY))
                    .contains(new AuthorizationDeniedEvent("register-person", null, "not_owner"));
        }
    }

    private static String words(MvcTestResult page) {
        assertThat(text(page)).contains(NOT_BOUND);
        return text(page).replaceAll("(?s).*<div[^>]*id=\"error-summary\"(.*?)</div>.*", "$1");
    }

    @Test
    void whoKnowsAllOfSomebodyElseIsStillNotThem() {
        Browser neighbour = city.proven(pages, "household-7", 31);
        assertThat(city.bind(neighbour, 30)).hasStatus(422);
        assertThat(text(neighbour.get(PATH))).contains("href=\"" + CONNECT + '"');
    }

    @Test
    void stopsGuessingForADay() {
        Browser guesser = city.proven(pages, "household-8", 50);
        for (int index = 60; index < 65; index++) {
            assertThat(guesser.post(CONNECT, "ahv-number", city.resident(index).ahvn13().digits(), "sex", city.sex(50)))
                    .hasStatus(422);
        }
        MvcTestResult refused = city.bind(guesser, 50);
        assertThat(refused).hasStatus(429);
        assertThat(text(refused)).contains("zu viele Versuche");
        assertThat(events.of(EventAction.RATELIMIT_HIT))
                .containsExactly(new RateLimitEvent("household-binding", "account", 1));
        clock.setTo(LocalDate.of(2026, 11, 25));
        assertThat(city.bind(guesser, 50)).hasStatus(303);
    }

    @Test
    void losesNothingWhileTheRegisterIsSlowWrongOrAway() {
        Browser patient = city.proven(pages, "household-9", 51);
        String number = city.resident(51).ahvn13().dotted();
        for (Conduct conduct : List.of(Conduct.UNAVAILABLE, Conduct.BROKEN, Conduct.WRONG, Conduct.SLOW,
                Conduct.UNAVAILABLE, Conduct.BROKEN)) {
            city.behave(conduct);
            MvcTestResult unanswered = city.bind(patient, 51);
            assertThat(unanswered).as(conduct.code()).hasStatus(503);
            assertThat(text(unanswered)).contains("antwortet im Moment nicht", "value=\"" + number + '"');
        }
        city.behave(Conduct.NORMAL);
        assertThat(city.bind(patient, 51)).as("no try was counted").hasStatus(303);
        for (Conduct conduct : List.of(Conduct.UNAVAILABLE, Conduct.BROKEN, Conduct.WRONG, Conduct.SLOW)) {
            city.behave(conduct);
            MvcTestResult silent = patient.get(PATH);
            assertThat(silent).as(conduct.code()).hasStatus(503);
            assertThat(text(silent)).contains("id=\"silent\"", "Ihr Konto bleibt verbunden");
        }
        assertThat(text(patient.get("/account/looked-at"))).as("nobody was looked at")
                .doesNotContain("Ihnen Ihren Haushalt zeigen");
    }

    @Test
    void asksForTheProofAgainAfterAYearAndForgetsOnDemand() {
        Browser resident = city.proven(pages, "household-10", 55);
        city.bind(resident, 55);
        clock.setTo(LocalDate.of(2027, 11, 24));
        assertThat(text(resident.get(PATH))).contains("Die Verbindung ist abgelaufen", "href=\"" + CONNECT + '"');
        city.bind(resident, 55);
        assertThat(text(resident.get(PATH))).contains("bis 23.11.2028");
        assertThat(resident.post(PATH + "/release")).hasRedirectedUrl(PATH + "?released=true");
        assertThat(text(resident.get(PATH + "?released=true"))).contains("Die Verbindung ist aufgehoben");
        assertThat(events.of(EventAction.ACCOUNT_PROFILE_CHANGE)).hasSize(3);
    }

    @Test
    void speaksEveryLanguage() {
        Browser resident = city.proven(pages, "household-11", 57);
        city.bind(resident, 57);
        assertThat(text(resident.in("fr").get(PATH))).contains("Mon ménage", "D’où cela vient");
        assertThat(text(resident.in("it").get(PATH))).contains("Da dove viene");
        assertThat(text(resident.in("en").get(PATH))).contains("My household");
    }
}
