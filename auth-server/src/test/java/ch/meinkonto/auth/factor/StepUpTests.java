package ch.meinkonto.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestPerson;

/** A client that wants more than a password (RFC 9470), and what its tokens say of what it got (RFC 8176). */
class StepUpTests {
    private static final String MULTI = "urn:meinkonto:acr:multi-factor";
    private static final String RESISTANT = "urn:meinkonto:acr:phishing-resistant";
    private static TestAuthServer server;
    private static URI url;

    /** Signed in with a password, before the app was added. */
    private final TestBrowser browser = new TestBrowser();
    private TestApp app;

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
    void addApp() {
        TestPerson person = TestPerson.resident(server);
        browser.signIn(url, person.login(), TestAuthServer.PASSWORD);
        app = TestApp.added(server, person, browser);
    }

    /** RFC 9470 section 4. */
    @Test
    void whoHasProvenTooLittleIsAskedForTheMissingFactorAlone() {
        URI request = request(Map.of("acr_values", MULTI));
        assertThat(TestBrowser.location(browser.get(request)).getPath()).isEqualTo("/login/factor");

        assertThat(app.type(browser, app.code())).startsWith("/oauth2/authorize");

        Map<String, Object> claims = claims(TestBrowser.location(browser.get(request)));
        assertThat(claims).containsEntry("acr", MULTI).containsEntry("amr", List.of("otp", "pwd", "mfa"));
        assertThat(TestClient.parameters(TestBrowser.location(browser.get(request)))).as("proven is proven")
                .containsKey("code");
    }

    @Test
    void aSignInWithBothFactorsSaysSo() {
        TestBrowser other = new TestBrowser();
        other.get(request(Map.of()));
        app.typePassword(other);
        assertThat(app.type(other, app.code())).startsWith("/oauth2/authorize");

        assertThat(claims(TestBrowser.location(other.get(request(Map.of("acr_values", MULTI))))))
                .containsEntry("acr", MULTI)
                .containsEntry("amr", List.of("otp", "pwd", "mfa"));
    }

    /** RFC 9470 section 5. */
    @Test
    void aCodeIsNotEnoughWhereAPasskeyIsWanted() {
        URI request = request(Map.of("acr_values", RESISTANT));
        browser.get(request);
        app.type(browser, app.code());

        assertThat(TestClient.parameters(TestBrowser.location(browser.get(request)))).containsEntry("error",
                "unmet_authentication_requirements");
    }

    /** OpenID Connect Core, section 3.1.2.1: the whole sign-in, not one half of it. */
    @Test
    void whoMustSignInAnewGivesBothFactors() {
        URI request = request(Map.of("max_age", "0"));
        assertThat(TestBrowser.location(browser.get(request)).getPath()).isEqualTo("/login");
        app.typePassword(browser);
        assertThat(TestBrowser.location(browser.get(request)).getPath()).as("half a sign-in").isEqualTo("/login");

        app.typePassword(browser);
        assertThat(app.type(browser, app.code())).startsWith("/oauth2/authorize");

        assertThat(claims(TestBrowser.location(browser.get(request)))).containsEntry("acr", MULTI);
    }

    private static URI request(Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>(TestClient.portal().authorizationParameters());
        parameters.putAll(more);
        return url.resolve("/oauth2/authorize?" + TestBrowser.form(parameters));
    }

    private static Map<String, Object> claims(URI callback) {
        assertThat(TestClient.parameters(callback)).containsKey("code");
        TestClient.Answer tokens = TestClient.portal().redeem(url, TestClient.parameters(callback).get("code"));
        TestClient.Answer refreshed = TestClient.portal().refresh(url, tokens.text("refresh_token"));
        return TestClient.claims(refreshed.text("id_token"));
    }
}
