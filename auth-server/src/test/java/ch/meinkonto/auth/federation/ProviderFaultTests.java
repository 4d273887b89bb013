package ch.meinkonto.auth.federation;

import static ch.meinkonto.auth.testing.TestFederation.JANA_400;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestFederation;
import ch.meinkonto.ops.simulators.federal.FederalFault;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.FederationEvent;
import ch.meinkonto.soc.contract.FederationEvent.Reason;

/** A provider that is away, wrong or malicious: nobody is signed in, and the person reads why in words. */
class ProviderFaultTests {
    private static TestFederation federation;
    private static URI url;

    private final TestBrowser browser = new TestBrowser();

    @BeforeAll
    static void start() {
        federation = TestFederation.start();
        url = federation.url();
    }

    @AfterAll
    static void stop() {
        federation.close();
    }

    @BeforeEach
    void openAccount() {
        federation.open(new TestBrowser(), JANA_400, "Jana Favre");
        federation.server().events().clear();
    }

    @AfterEach
    void behave() {
        federation.login().behave(FederalFault.NONE);
        federation.forgetLinks();
    }

    /** OpenID Connect Core, sections 3.1.2.6, 3.1.3.7, 3.1.3.8 and 5.3.4; RFC 9207 section 2.4. */
    @ParameterizedTest
    @CsvSource({"UNAVAILABLE, PROVIDER_UNAVAILABLE", "SLOW, PROVIDER_UNAVAILABLE", "BROKEN, INVALID_ANSWER",
            "CODE_REFUSED, INVALID_ANSWER", "WITHOUT_ISSUER, INVALID_ANSWER", "OTHER_ISSUER, INVALID_ANSWER",
            "WRONG_KEY, INVALID_ANSWER", "UNSIGNED, INVALID_ANSWER", "TOKEN_OF_OTHER_ISSUER, INVALID_ANSWER",
            "OTHER_AUDIENCE, INVALID_ANSWER", "OTHER_PARTY, INVALID_ANSWER", "OTHER_NONCE, INVALID_ANSWER",
            "OTHER_ACCESS_TOKEN, INVALID_ANSWER", "EXPIRED, INVALID_ANSWER", "OLD_SIGN_IN, OLD_ANSWER",
            "WITHOUT_TIME, INVALID_ANSWER", "UNKNOWN_LEVEL, INVALID_ANSWER", "OTHER_PERSON, INVALID_ANSWER"})
    void anAnswerThatIsNotInOrderSignsNobodyIn(FederalFault fault, Reason reason) {
        URI toProvider = federation.send(browser, "agov");
        federation.login().behave(fault);
        URI answer = federation.login().signIn(browser, toProvider, JANA_400);

        assertRefused(TestBrowser.location(browser.get(answer)), reason);
    }

    @ParameterizedTest
    @CsvSource({"ACCESS_DENIED, CANCELLED", "LOGIN_REQUIRED, PROVIDER_ERROR"})
    void anErrorOfTheProviderIsToldInWords(FederalFault fault, Reason reason) {
        federation.login().behave(fault);
        URI answer = TestBrowser.location(browser.get(federation.send(browser, "agov")));

        assertRefused(TestBrowser.location(browser.get(answer)), reason);
    }

    @Test
    void whoStopsOverThereReadsThatTheyDid() {
        URI page = federation.send(browser, "agov");
        HttpResponse<String> stopped = browser.submit(page, page, Map.of("decision", "cancel"));

        assertRefused(TestBrowser.location(browser.get(TestBrowser.location(stopped))), Reason.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(value = FederalFault.class, names = {"CLOCK_FAST", "CLOCK_SLOW"})
    void clocksMayBeAMinuteApart(FederalFault fault) {
        federation.login().behave(fault);

        assertThat(federation.arrive(browser, JANA_400).getPath()).isEqualTo("/");
        assertThat(federation.isSignedIn(browser)).isTrue();
    }

    @Test
    void keysOfTheProviderMayChangeAtAnyTime() {
        federation.arrive(new TestBrowser(), JANA_400);
        federation.login().rotateKeys();

        assertThat(federation.arrive(browser, JANA_400).getPath()).isEqualTo("/");
    }

    @Test
    void aProviderWhereNobodyListensIsToldOfInWords() {
        URI back = federation.send(browser, "away");

        assertThat(back.toString()).endsWith("/login?federated=provider_unavailable&by=away");
        assertThat(browser.get(back).body()).contains("Die Anmeldung mit away geht im Moment nicht");
    }

    @Test
    void anAnswerIsTakenOnce() {
        URI answer = federation.answer(browser, JANA_400);
        browser.get(answer);
        browser.submit(url.resolve("/logout"), url.resolve("/logout"), Map.of());
        federation.server().events().clear();

        assertRefused(TestBrowser.location(browser.get(answer)), Reason.UNEXPECTED_ANSWER);
    }

    @Test
    void anAnswerInAnotherBrowserIsRefused() {
        URI answer = federation.answer(new TestBrowser(), JANA_400);

        assertRefused(TestBrowser.location(browser.get(answer)), Reason.UNEXPECTED_ANSWER);
    }

    /** RFC 9207 section 1: the answer of one provider is none of another. */
    @Test
    void anAnswerAtTheAddressOfAnotherProviderIsRefused() {
        URI answer = federation.answer(browser, JANA_400);

        URI back = TestBrowser.location(browser.get(URI.create(answer.toString().replace("/agov/", "/plain/"))));

        assertThat(back.toString()).endsWith("/login?federated=unexpected_answer&by=plain");
        assertThat(federation.isSignedIn(browser)).isFalse();
    }

    /** RFC 6749 section 3.1. */
    @ParameterizedTest
    @ValueSource(strings = {"&code=other", "&state=other", "&iss=other", "&error=access_denied&error=access_denied"})
    void aParameterThatComesTwiceIsRefused(String more) {
        URI answer = federation.answer(browser, JANA_400);

        assertRefused(TestBrowser.location(browser.get(URI.create(answer + more))), Reason.INVALID_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "?code=x", "?state=x", "?error=", "?code=%00&state=%00", "?code=%ff&state=%ff",
            "?state=x&error=%0a"})
    void anAnswerWithoutSenseIsRefusedAndNeverAFault(String query) {
        HttpResponse<String> answer = browser.get(url.resolve("/login/federated/agov/answer" + query));

        assertThat(answer.statusCode()).isIn(302, 400);
        assertThat(federation.isSignedIn(browser)).isFalse();
    }

    @Test
    void aLongAnswerIsNeverAFault() {
        String text = "x".repeat(6000);

        assertThat(browser.get(url.resolve("/login/federated/agov/answer?state=" + text)).statusCode())
                .isIn(302, 400, 414, 431);
    }

    @Test
    void anUnknownProviderIsAPageThatIsMissing() {
        assertThat(browser.get(url.resolve("/login/federated/nobody")).statusCode()).isEqualTo(404);
        assertThat(browser.get(url.resolve("/login/federated/nobody/answer?code=x&state=y")).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en", "fr", "it"})
    void everyRefusalIsInTheLanguageOfThePerson(String language) {
        for (Reason reason : Reason.values()) {
            String page = browser.get(url.resolve("/login?federated=" + reason.name().toLowerCase(Locale.ROOT)
                    + "&by=agov&lang=" + language)).body();
            assertThat(page).as(reason + " " + language).contains("id=\"refusal\"").doesNotContain("??");
        }
        String page = browser.get(url.resolve("/login?federated=made_up&by=nobody&lang=" + language)).body();
        assertThat(page.substring(page.indexOf("id=\"refusal\""), page.indexOf("<h1"))).doesNotContain("made_up",
                "nobody", "??");
    }

    private void assertRefused(URI back, Reason reason) {
        assertThat(back.toString())
                .endsWith("/login?federated=" + reason.name().toLowerCase(Locale.ROOT) + "&by=agov");
        assertThat(browser.get(back).statusCode()).isEqualTo(200);
        assertThat(federation.isSignedIn(browser)).isFalse();
        assertThat(federation.server().events().all()).containsExactly(
                new FederationEvent(EventAction.AUTH_FEDERATION, "agov", null, null, null, reason));
    }
}
