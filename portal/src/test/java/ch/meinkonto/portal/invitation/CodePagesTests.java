package ch.meinkonto.portal.invitation;

import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.PortalTest;
import ch.meinkonto.portal.TestClock;
import ch.meinkonto.portal.buildingservice.Building;
import ch.meinkonto.portal.mandate.TestMandates;
import ch.meinkonto.portal.mandate.TestMandates.Given;
import ch.meinkonto.portal.party.TestParties;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.RateLimitEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** One page for codes of all kinds: where each leads, and what comes of guessing. */
@PortalTest
@Import(Building.Configuration.class)
class CodePagesTests {
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

    private Given mandate(String account) {
        return TestMandates.give(person(account, "Anna Muster"), "31.3.2027", "tax-extension");
    }

    private String codeOfARequest(String account) {
        return TestParties.invite(TestParties.applicant(pages, account), "building", "neighbour");
    }

    private static MvcTestResult type(Browser person, String code) {
        return person.post(CodePages.PATH, "code", code);
    }

    @Test
    void findsOutWhatACodeIsForAndLeadsThere() {
        Browser beat = person("code-1", "Beat Frei");
        Given mandate = mandate("code-2");
        assertThat(type(beat, mandate.code())).hasStatus(303).hasRedirectedUrl(mandate.page());
        MvcTestResult ofARequest = type(beat, codeOfARequest("code-3"));
        assertThat(ofARequest).hasStatus(303);
        assertThat(target(ofARequest)).startsWith("/building/parties/");
        assertThat(text(beat.get(target(ofARequest)))).contains("Anna Muster");
        assertThat(events.of(EventAction.AUTHZ_DENY)).as("neither was wrong").isEmpty();
    }

    @Test
    void theHomeAndThePagesOfBothKindsLeadThere() {
        Browser beat = person("code-4", "Beat Frei");
        for (String page : List.of("/account", "/account/mandates", "/account/parties", "/account/acting")) {
            assertThat(text(beat.get(page))).as(page).contains("href=\"/account/code\"", "Ich habe einen Code");
        }
    }

    @Test
    void oldAddressesLeadThereWithWhatWasTyped() {
        Browser beat = person("code-5", "Beat Frei");
        for (String old : List.of("/account/mandates/redeem", "/account/parties/redeem")) {
            assertThat(beat.get(old)).hasStatus(308).hasRedirectedUrl(CodePages.PATH);
            assertThat(beat.post(old, "code", "7F3K-9Q2M-01R4")).hasStatus(308).hasRedirectedUrl(CodePages.PATH);
        }
        assertThat(events.of(EventAction.AUTHZ_DENY)).isEmpty();
    }

    @Test
    void guessingEndsAfterFiveTriesForAnHourEvenWithTheRightCode() {
        Browser beat = person("code-6", "Beat Frei");
        Given given = mandate("code-7");
        for (int guess = 0; guess < RedeemCode.MOST_WRONG; guess++) {
            MvcTestResult wrong = type(beat, "7F3K-9Q2M-000" + guess);
            assertThat(wrong).hasStatus(422);
            assertThat(text(wrong)).contains("error-summary", "Diesen Code gibt es nicht",
                    "value=\"7F3K-9Q2M-000" + guess);
        }
        assertThat(type(beat, given.code())).hasStatus(429);
        assertThat(type(beat, codeOfARequest("code-8"))).as("nor with one of the other kind").hasStatus(429);
        assertThat(events.of(EventAction.AUTHZ_DENY)).hasSize(RedeemCode.MOST_WRONG)
                .containsOnly(new AuthorizationDeniedEvent("invitation-code", null, "unknown_code"));
        assertThat(events.of(EventAction.RATELIMIT_HIT)).hasSize(2)
                .containsOnly(new RateLimitEvent("invitation-code", "account", 1));
        clock.move(RedeemCode.WITHIN.plus(Duration.ofSeconds(1)));
        assertThat(type(beat, given.code())).hasRedirectedUrl(given.page());
    }

    @Test
    void whoeverTypesOneSignsInWithTwoFactors() {
        Browser weak = Browser.of(pages, "code-9");
        assertThat(text(weak.get(CodePages.PATH))).contains("sign-in-again", "Anna Muster", "id=\"sign-out\"");
        assertThat(type(weak, mandate("code-10").code())).hasRedirectedUrl(CodePages.PATH);
        assertThat(Browser.ofVisitor(pages).get(CodePages.PATH))
                .hasRedirectedUrl("/oauth2/authorization/meinkonto");
    }

    @Test
    void speaksEveryLanguage() {
        for (String language : List.of("de", "en", "fr", "it")) {
            Browser beat = person("code-11-" + language, "Beat Frei").in(language);
            assertThat(text(beat.get(CodePages.PATH))).contains("lang=\"" + language + "\"", "<h1", "href=\"/status\"")
                    .doesNotContain("??");
            assertThat(text(type(beat, ""))).contains("error-summary").doesNotContain("??");
        }
    }
}
