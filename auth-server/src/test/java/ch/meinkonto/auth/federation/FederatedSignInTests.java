package ch.meinkonto.auth.federation;

import static ch.meinkonto.auth.testing.TestFederation.GION_100;
import static ch.meinkonto.auth.testing.TestFederation.HANNA_200;
import static ch.meinkonto.auth.testing.TestFederation.JANA_400;
import static ch.meinkonto.auth.testing.TestFederation.KIM_500;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestFederation;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.ops.simulators.federal.FederalFault;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.FederationEvent;
import ch.meinkonto.soc.contract.FederationEvent.Reason;
import ch.meinkonto.soc.contract.LoginEvent;

/** Signing in with a second OpenID provider, over HTTP from end to end. */
class FederatedSignInTests {
    private static final String PROVEN = "urn:meinkonto:acr:identity-proven";
    private static final String MULTI = "urn:meinkonto:acr:multi-factor";
    private static TestFederation federation;
    private static URI url;

    @BeforeAll
    static void start() {
        federation = TestFederation.start();
        url = federation.url();
    }

    @AfterAll
    static void stop() {
        federation.close();
    }

    @AfterEach
    void forget() {
        federation.login().behave(FederalFault.NONE);
        federation.forgetLinks();
        federation.server().events().clear();
    }

    @Test
    void theSignInPageOffersEachProviderByName() {
        String page = new TestBrowser().get(url.resolve("/login")).body();

        assertThat(page).contains("Mit AGOV anmelden").contains("/login/federated/agov\"");
    }

    @Test
    void aServerWithoutProvidersOffersNone() {
        try (TestAuthServer alone = TestAuthServer.start()) {
            TestBrowser browser = new TestBrowser();

            assertThat(browser.get(alone.url().resolve("/login")).body()).doesNotContain("/login/federated/");
            assertThat(browser.get(alone.url().resolve("/login/federated/agov")).statusCode()).isEqualTo(404);
        }
    }

    /** OpenID Connect Core, section 3.1.2.1; RFC 7636 section 4.3; RFC 9700 section 2.1. */
    @Test
    void aRequestCarriesStateNonceAndACodeChallenge() {
        URI request = federation.send(new TestBrowser(), "agov");

        assertThat(request.toString()).startsWith(federation.login().issuer() + "/authorize?");
        Map<String, String> parameters = TestClient.parameters(request);
        assertThat(parameters).containsEntry("response_type", "code")
                .containsEntry("client_id", "mein-konto")
                .containsEntry("scope", "openid profile email")
                .containsEntry("redirect_uri", url + "/login/federated/agov/answer")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("max_age", "3600")
                .containsEntry("ui_locales", "de")
                .doesNotContainKeys("acr_values", "prompt");
        assertThat(parameters.get("state")).hasSizeGreaterThan(30);
        assertThat(parameters.get("nonce")).hasSizeGreaterThan(30);
        assertThat(parameters.get("code_challenge")).hasSize(43);
    }

    @Test
    void somebodyNewOpensAnAccountAndSignsInWithoutAPassword() {
        TestBrowser browser = new TestBrowser();
        assertThat(federation.arrive(browser, JANA_400).getPath()).isEqualTo("/login/federated/first");
        assertThat(federation.isSignedIn(browser)).as("nobody is signed in yet").isFalse();

        URI wanted = federation.open(browser, JANA_400, "Jana Favre");

        assertThat(wanted.getPath()).as("the page they wanted before").isEqualTo("/security");
        assertThat(federation.isSignedIn(browser)).isTrue();
        assertThat(account("jana.favre@example.ch").displayName()).isEqualTo("Jana Favre");
        TestBrowser later = new TestBrowser();
        assertThat(federation.arrive(later, JANA_400).getPath()).isEqualTo("/");
        assertThat(federation.isSignedIn(later)).isTrue();
    }

    @Test
    void aSignInIsToldOfWithTheProviderAndNothingOfThePerson() {
        federation.open(new TestBrowser(), JANA_400, "Jana Favre");
        federation.arrive(new TestBrowser(), JANA_400);

        Account jana = account("jana.favre@example.ch");
        assertThat(federation.server().events().of(EventAction.AUTH_LOGIN)).singleElement()
                .isInstanceOfSatisfying(LoginEvent.class, login -> {
                    assertThat(login.userId()).isEqualTo(jana.id().toString());
                    assertThat(login.method()).isEqualTo("federated");
                    assertThat(login.upstream()).isEqualTo(new LoginEvent.Upstream("agov", 2));
                });
        assertThat(federation.server().events().of(EventAction.AUTH_FEDERATION)).hasSize(2)
                .allSatisfy(event -> assertThat(((FederationEvent) event).userHash()).matches("[0-9a-f]{64}"));
        assertThat(federation.server().events().of(EventAction.ACCOUNT_FEDERATION_LINK)).hasSize(1);
        assertThat(federation.server().events().all()).allSatisfy(event -> assertThat(
                event.attributes().asMap().values().toString())
                .doesNotContain(JANA_400, "jana", "Jana", "Favre"));
    }

    /** The level of the federal login becomes ours, and stands in the tokens of our clients. */
    @Test
    void acrAndAmrOfOurTokensFollowTheProvider() {
        assertThat(tokens(KIM_500, Map.of())).containsEntry("acr", PROVEN)
                .containsEntry("amr", List.of("mfa", "pop", "user"));
        assertThat(tokens(HANNA_200, Map.of())).containsEntry("acr", MULTI);
    }

    /** RFC 9470 section 4; OpenID Connect Core, section 3.1.2.1. */
    @Test
    void aWishedLevelIsDemandedOfTheProvider() {
        TestBrowser browser = new TestBrowser();
        browser.get(request(Map.of("acr_values", PROVEN)));

        assertThat(TestClient.parameters(federation.send(browser, "agov")).get("acr_values").split(" "))
                .containsExactlyInAnyOrder(level(300), level(400), level(500), level(600));
    }

    @Test
    void anAnswerOfALowerLevelIsRefusedAndNobodyIsSignedIn() {
        federation.open(new TestBrowser(), GION_100, "Gion Caduff");
        federation.server().events().clear();
        TestBrowser browser = new TestBrowser();
        browser.get(request(Map.of("acr_values", PROVEN)));

        URI back = federation.arrive(browser, GION_100);

        assertThat(back.toString()).endsWith("/login?federated=weak_answer&by=agov");
        assertThat(browser.get(back).body()).contains("Für diesen Dienst genügt Ihre Anmeldung");
        assertThat(federation.isSignedIn(browser)).isFalse();
        assertThat(federation.server().events().all()).containsExactly(new FederationEvent(
                EventAction.AUTH_FEDERATION, "agov", null, null, null, Reason.WEAK_ANSWER));
    }

    @Test
    void aPersonWhoIsSignedInStepsUpWithTheProvider() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, TestPerson.resident(federation.server()).login(), TestAuthServer.PASSWORD);
        federation.connect(browser, JANA_400);
        URI request = request(Map.of("acr_values", PROVEN));
        URI toLogin = TestBrowser.location(browser.get(request));
        assertThat(toLogin.toString()).endsWith("/login?identity");
        assertThat(browser.get(toLogin).body()).contains("Für diesen Dienst muss Ihre Identität geprüft sein");

        URI back = federation.arrive(browser, JANA_400);

        assertThat(back.getPath()).isEqualTo("/oauth2/authorize");
        assertThat(claims(TestBrowser.location(browser.get(back)))).containsEntry("acr", PROVEN);
    }

    /** A provider that has no such level need not be asked. */
    @Test
    void aProviderThatCannotProveEnoughIsNotAsked() {
        TestBrowser browser = new TestBrowser();
        browser.get(request(Map.of("acr_values", MULTI)));

        assertThat(federation.send(browser, "plain").toString()).endsWith("/login?federated=weak_answer&by=plain");
    }

    /** OpenID Connect Core, section 3.1.2.1: {@code prompt=login} reaches the person, not only us. */
    @Test
    void whoMustSignInAnewMustDoSoOverThere() {
        TestBrowser browser = new TestBrowser();
        federation.open(browser, JANA_400, "Jana Favre");
        URI request = request(Map.of("prompt", "login"));
        assertThat(TestBrowser.location(browser.get(request)).getPath()).isEqualTo("/login");

        URI toProvider = federation.send(browser, "agov");

        assertThat(TestClient.parameters(toProvider)).containsEntry("prompt", "login").containsEntry("max_age", "0");
        assertThat(browser.get(toProvider).statusCode()).as("the page, not an answer").isEqualTo(200);
        URI back = TestBrowser.location(browser.get(federation.login().signIn(browser, toProvider, JANA_400)));
        assertThat(claims(TestBrowser.location(browser.get(back)))).containsEntry("acr", PROVEN);
    }

    @Test
    void whoIsSignedInOverThereComesBackWithoutBeingAsked() {
        TestBrowser browser = new TestBrowser();
        federation.open(browser, JANA_400, "Jana Favre");
        browser.submit(url.resolve("/logout"), url.resolve("/logout"), Map.of());

        URI answer = TestBrowser.location(browser.get(federation.send(browser, "agov")));

        assertThat(TestBrowser.location(browser.get(answer)).getPath()).isEqualTo("/");
    }

    /** RFC 7523 section 2.2. */
    @Test
    void aClientProvesItselfWithAKey() {
        TestBrowser browser = new TestBrowser();
        federation.open(new TestBrowser(), JANA_400, "Jana Favre");

        URI answer = federation.login().signIn(browser, federation.send(browser, "signing"), JANA_400);

        assertThat(TestBrowser.location(browser.get(answer)).getPath()).as("the same issuer and subject")
                .isEqualTo("/");
        assertThat(federation.isSignedIn(browser)).isTrue();
    }

    @Test
    void lockedAndClosedAccountsAreRefusedInTheSameWords() {
        federation.open(new TestBrowser(), JANA_400, "Jana Favre");
        Account jana = account("jana.favre@example.ch");
        federation.server().events().clear();
        Accounts accounts = federation.server().bean(Accounts.class);

        accounts.lock(jana.id());
        TestBrowser browser = new TestBrowser();
        URI locked = federation.arrive(browser, JANA_400);
        accounts.unlock(jana.id());
        accounts.disable(jana.id());
        URI closed = federation.arrive(new TestBrowser(), JANA_400);

        assertThat(locked).isEqualTo(closed);
        assertThat(locked.toString()).endsWith("/login?federated=account_refused&by=agov");
        assertThat(federation.isSignedIn(browser)).isFalse();
        assertThat(federation.server().events().of(EventAction.AUTH_LOGIN))
                .extracting(event -> ((LoginEvent) event).failure())
                .containsExactly(LoginEvent.Failure.LOCKED, LoginEvent.Failure.DISABLED);
    }

    @Test
    void howWellTheIdentityIsProvenIsKeptAndToldToClients() {
        TestBrowser browser = new TestBrowser();
        federation.open(browser, KIM_500, "Kim Nguyen");
        federation.login().behave(FederalFault.LOWEST_LEVEL);
        federation.arrive(new TestBrowser(), KIM_500);
        federation.login().behave(FederalFault.NONE);

        URI callback = TestBrowser.location(browser.get(request(Map.of())));
        TestClient.Answer tokens = TestClient.portal().redeem(url, TestClient.parameters(callback).get("code"));
        TestClient.Answer told = TestClient.get(url.resolve("/userinfo"), tokens.text("access_token"));

        assertThat(told.body()).as("a lower level asked for less, it takes nothing back")
                .containsEntry("identity_level", 500)
                .containsKey("identity_told_at")
                .containsEntry("given_name", "Kim")
                .containsEntry("family_name", "Nguyen")
                .containsEntry("birthdate", "1999-12-31");
    }

    private static Map<String, Object> tokens(String subject, Map<String, String> more) {
        TestBrowser browser = new TestBrowser();
        federation.open(browser, subject, "Test Person");
        return claims(TestBrowser.location(browser.get(request(more))));
    }

    private static URI request(Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>(TestClient.portal().authorizationParameters());
        parameters.putAll(more);
        return url.resolve("/oauth2/authorize?" + TestBrowser.form(parameters));
    }

    private static Map<String, Object> claims(URI callback) {
        assertThat(TestClient.parameters(callback)).containsKey("code");
        TestClient.Answer tokens = TestClient.portal().redeem(url, TestClient.parameters(callback).get("code"));
        return TestClient.claims(tokens.text("id_token"));
    }

    private static String level(int level) {
        return "urn:qa.agov.ch:names:tc:ac:classes:" + level;
    }

    private static Account account(String login) {
        return federation.server().bean(Accounts.class).find(new Login(login)).orElseThrow();
    }
}
