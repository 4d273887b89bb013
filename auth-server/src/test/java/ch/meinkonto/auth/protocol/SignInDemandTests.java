package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.soc.contract.ConsentEvent;
import ch.meinkonto.soc.contract.EventAction;

/** When a person is asked to sign in, and when a client is told that they would have to. */
class SignInDemandTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static final String BEAT = "beat.keller@example.ch";
    private static final String SINGLE = "urn:meinkonto:acr:single-factor";
    private static TestAuthServer server;
    private static URI url;

    private final TestBrowser browser = new TestBrowser();

    @BeforeAll
    static void start() {
        server = TestAuthServer.start();
        url = server.url();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void signIn() {
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
    }

    /** OpenID Connect Core, section 3.1.2.6. */
    @Test
    void withPromptNoneNobodyIsAsked() {
        assertThat(TestClient.parameters(location(new TestBrowser(), Map.of("prompt", "none"))))
                .containsEntry("error", "login_required")
                .containsEntry("state", "state-1")
                .containsEntry("iss", TestAuthServer.ISSUER);
        assertThat(TestClient.parameters(location(browser, Map.of("prompt", "none")))).containsKey("code");
    }

    /** OpenID Connect Core, section 3.1.2.1. */
    @ParameterizedTest
    @ValueSource(strings = {"login", "select_account"})
    void aPromptAsksEvenWhoIsSignedIn(String prompt) {
        long before = authTime(tokens(browser, Map.of()));
        assertThat(location(browser, Map.of("prompt", prompt)).getPath()).isEqualTo("/login");
        assertThat(browser.get(url.resolve("/login")).body()).contains("noch einmal");

        TestClient.Answer tokens = tokensAfterSignIn(ANNA);

        assertThat(authTime(tokens)).isGreaterThanOrEqualTo(before);
        assertThat(location(browser, Map.of("prompt", prompt)).getPath()).as("the same wish comes again")
                .isEqualTo("/login");
    }

    /** OpenID Connect Core, section 3.1.2.4. */
    @Test
    void promptConsentAsksAndTheAnswerCounts() {
        server.events().clear();
        URI page = location(browser, Map.of("prompt", "consent"));
        assertThat(page.getPath()).isEqualTo("/consent");
        HttpResponse<String> asked = browser.get(url.resolve(page.getRawPath() + "?" + page.getRawQuery()));
        assertThat(asked.body()).contains("Darf Mein Konto das wissen?", "Ihren Namen", "Ihre Parkkarten");
        Map<String, String> parameters = TestClient.parameters(page);
        URI authorize = url.resolve("/oauth2/authorize");

        URI denied = TestBrowser.location(browser.post(authorize,
                Map.of("client_id", "portal", "state", parameters.get("state")), "none"));
        assertThat(TestClient.parameters(denied)).containsEntry("error", "access_denied");

        String state = TestClient.parameters(location(browser, Map.of("prompt", "consent"))).get("state");
        URI allowed = TestBrowser.location(browser.post(url.resolve("/oauth2/authorize"),
                Map.of("client_id", "portal", "state", state, "scope", "profile"), "none"));
        assertThat(TestClient.parameters(allowed)).containsEntry("state", "state-1").containsKey("code");
        TestClient.Answer tokens = TestClient.portal().redeem(url, TestClient.parameters(allowed).get("code"));
        assertThat(tokens.text("scope").split(" ")).containsExactlyInAnyOrder("openid", "profile");
        assertThat(server.events().of(EventAction.OAUTH_CONSENT_GRANT)).singleElement()
                .isEqualTo(new ConsentEvent(TestClient.claims(tokens.text("id_token")).get("sub").toString(),
                        "portal",
                        List.of("openid", "profile"), true));
    }

    @Test
    void aQuestionThatNobodyAnswersIsForgottenAfterADay() {
        String state = TestClient.parameters(location(browser, Map.of("prompt", "consent"))).get("state");
        RecordedAuthorizations authorizations = server.bean(RecordedAuthorizations.class);
        authorizations.removeExpired();
        assertThat(waiting(state)).isEqualTo(1);

        server.database()
                .sql("update oauth2_authorization set begun_at = begun_at - interval '25 hours' where state = ?")
                .param(state)
                .update();
        authorizations.removeExpired();

        assertThat(waiting(state)).isZero();
    }

    /** OpenID Connect Core, sections 2 and 3.1.2.1. */
    @Test
    void maxAgeAsksWhoSignedInTooLongAgoAndNobodyElse() {
        assertThat(TestClient.parameters(location(browser, Map.of("max_age", "60")))).containsKey("code");

        assertThat(location(browser, Map.of("max_age", "0")).getPath()).isEqualTo("/login");
        TestClient.Answer tokens = tokensAfterSignIn(ANNA);
        assertThat(authTime(tokens)).isGreaterThan(0);
        assertThat(TestClient.parameters(location(browser, Map.of("max_age", "0", "prompt", "none"))))
                .containsEntry("error", "login_required");
    }

    /** OpenID Connect Core, section 2; RFC 8176. */
    @Test
    void tokensTellHowThePersonSignedIn() {
        TestClient.Answer tokens = tokens(browser, Map.of("acr_values", "urn:other " + SINGLE));

        assertThat(TestClient.claims(tokens.text("id_token"))).containsEntry("acr", SINGLE)
                .containsEntry("amr", List.of("pwd"))
                .containsKey("auth_time");
        assertThat(TestClient.claims(tokens.text("access_token"))).containsEntry("acr", SINGLE)
                .containsKey("auth_time");
        TestClient.Answer refreshed = TestClient.portal().refresh(url, tokens.text("refresh_token"));
        assertThat(authTime(refreshed)).isEqualTo(authTime(tokens));
    }

    /** RFC 9470 section 5. */
    @Test
    void whatCannotBeMetIsRefusedAfterOneSignIn() {
        String strong = "urn:meinkonto:acr:phishing-resistant";
        assertThat(TestClient.parameters(location(browser, Map.of("acr_values", strong, "prompt", "none"))))
                .containsEntry("error", "unmet_authentication_requirements");
        URI asked = location(browser, Map.of("acr_values", strong));
        assertThat(asked.getPath()).isEqualTo("/login/factor");
        assertThat(TestBrowser.location(browser.get(url.resolve(asked)))).as("who has no other factor")
                .hasToString(url + "/login?again");

        URI back = TestBrowser.location(browser.signIn(url, ANNA, TestAuthServer.PASSWORD));

        assertThat(TestClient.parameters(TestBrowser.location(browser.get(back)))).containsEntry("error",
                "unmet_authentication_requirements");
    }

    /** OpenID Connect Core, section 3.1.2.1: id_token_hint. */
    @Test
    void aHintAtSomebodyElseIsAnsweredForThemOrNotAtAll() {
        TestBrowser other = new TestBrowser();
        other.signIn(url, BEAT, TestAuthServer.PASSWORD);
        String beat = tokens(other, Map.of()).text("id_token");

        assertThat(TestClient.parameters(location(browser, Map.of("id_token_hint", beat, "prompt", "none"))))
                .containsEntry("error", "login_required");
        assertThat(location(browser, Map.of("id_token_hint", beat)).getPath()).isEqualTo("/login");
        TestClient.Answer tokens = tokensAfterSignIn(BEAT);
        assertThat(TestClient.claims(tokens.text("id_token")).get("sub"))
                .isEqualTo(TestClient.claims(beat).get("sub"));
    }

    /** The claim sid names the sign-in, not the session: signing out works with a token of before the second proof. */
    @Test
    void whoSignsInAgainStaysTheSameSignIn() {
        TestClient.Answer first = tokens(browser, Map.of());
        location(browser, Map.of("prompt", "login"));
        TestClient.Answer second = tokensAfterSignIn(ANNA);
        assertThat(TestClient.claims(second.text("id_token")).get("sid"))
                .isEqualTo(TestClient.claims(first.text("id_token")).get("sid"));

        HttpResponse<String> out = browser.get(url.resolve("/connect/logout?" + TestBrowser.form(
                Map.of("id_token_hint", first.text("id_token"), "post_logout_redirect_uri",
                        "http://localhost:8080/"))));

        assertThat(TestBrowser.location(out)).hasToString("http://localhost:8080/");
        assertThat(TestClient.portal().refresh(url, first.text("refresh_token")).status()).isEqualTo(400);
        assertThat(TestClient.portal().refresh(url, second.text("refresh_token")).status()).isEqualTo(400);
    }

    /** Somebody else at the same browser ends what was before. */
    @Test
    void anotherPersonIsAnotherSignIn() {
        TestClient.Answer anna = tokens(browser, Map.of());
        location(browser, Map.of("prompt", "select_account"));
        TestClient.Answer beat = tokensAfterSignIn(BEAT);

        assertThat(TestClient.claims(beat.text("id_token")).get("sid"))
                .isNotEqualTo(TestClient.claims(anna.text("id_token")).get("sid"));
        assertThat(TestClient.portal().refresh(url, anna.text("refresh_token")).status()).isEqualTo(400);
        assertThat(TestClient.portal().refresh(url, beat.text("refresh_token")).status()).isEqualTo(200);
    }

    /** OpenID Connect Core, section 3.1.2.6. */
    @ParameterizedTest
    @CsvSource({"prompt,none login", "prompt,whenever", "max_age,-1", "max_age,soon", "max_age,99999999999999999999",
            "id_token_hint,nonsense"})
    void aWishThatMeansNothingIsRefused(String parameter, String value) {
        assertThat(TestClient.parameters(location(browser, Map.of(parameter, value)))).containsEntry("error",
                "invalid_request");
    }

    /** OpenID Connect Core, section 3.1.2.1: the request may come as a form, from another site, so without our cookie. */
    @Test
    void aRequestInAFormIsAnsweredToo() {
        URI form = TestBrowser.location(new TestBrowser().post(url.resolve("/oauth2/authorize"),
                TestClient.portal().authorizationParameters(), "none"));
        URI here = url.resolve(form.getRawPath() + "?" + form.getRawQuery());

        assertThat(TestClient.parameters(TestBrowser.location(browser.get(here)))).containsKey("code");
    }

    private TestClient.Answer tokensAfterSignIn(String username) {
        URI back = TestBrowser.location(browser.signIn(url, username, TestAuthServer.PASSWORD));
        URI callback = TestBrowser.location(browser.get(back));
        return TestClient.portal().redeem(url, TestClient.parameters(callback).get("code"));
    }

    private static TestClient.Answer tokens(TestBrowser browser, Map<String, String> wishes) {
        return TestClient.portal().redeem(url, TestClient.parameters(location(browser, wishes)).get("code"));
    }

    private static URI location(TestBrowser browser, Map<String, String> wishes) {
        Map<String, String> parameters = TestClient.portal().authorizationParameters();
        parameters.putAll(wishes);
        return TestBrowser.location(browser.get(url.resolve("/oauth2/authorize?" + TestBrowser.form(parameters))));
    }

    private static int waiting(String state) {
        return server.database()
                .sql("select count(*) from oauth2_authorization where state = ?")
                .param(state)
                .query(Integer.class)
                .single();
    }

    private static long authTime(TestClient.Answer tokens) {
        return ((Number) TestClient.claims(tokens.text("id_token")).get("auth_time")).longValue();
    }
}
