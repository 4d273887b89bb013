package ch.meinkonto.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.SessionEvent;

class SignOutTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static TestAuthServer server;
    private static URI url;

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
    void forget() {
        server.database().sql("delete from spring_session").update();
        server.events().clear();
    }

    @Test
    void thePortalSignsThePersonOutAndGetsThemBack() {
        TestBrowser browser = new TestBrowser();
        TestClient.Answer tokens = signInToPortal(browser);

        URI back = TestBrowser.location(browser.get(logoutRequest(tokens, "http://localhost:8080/")));

        assertThat(back).hasToString("http://localhost:8080/?state=bye");
        assertThat(isSignedIn(browser)).isFalse();
        assertThat(endReasons()).containsExactly("logout");
    }

    @Test
    void signingOutTakesTheRefreshTokensOfThatSessionBackAndOfNoOther() {
        TestBrowser phone = new TestBrowser();
        TestBrowser laptop = new TestBrowser();
        TestClient.Answer onPhone = signInToPortal(phone);
        TestClient.Answer onLaptop = signInToPortal(laptop);

        phone.get(logoutRequest(onPhone, "http://localhost:8080/"));

        assertThat(TestClient.portal().refresh(url, onPhone.text("refresh_token")).body()).containsEntry("error",
                "invalid_grant");
        assertThat(TestClient.portal().refresh(url, onLaptop.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void withTwoDevicesEachCanSignOut() {
        TestBrowser phone = new TestBrowser();
        TestBrowser laptop = new TestBrowser();
        phone.signIn(url, ANNA, TestAuthServer.PASSWORD);
        laptop.signIn(url, ANNA, TestAuthServer.PASSWORD);
        // The phone asks for its code first, but redeems it after the laptop was used.
        String code = code(phone);
        laptop.get(url.resolve("/"));
        TestClient.Answer tokens = TestClient.portal().redeem(url, code);

        HttpResponse<String> response = phone.get(logoutRequest(tokens, "http://localhost:8080/"));

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(isSignedIn(phone)).isFalse();
        assertThat(isSignedIn(laptop)).isTrue();
    }

    @Test
    void nobodyIsSentToAnAddressThatIsNotTheClients() {
        TestBrowser browser = new TestBrowser();
        TestClient.Answer tokens = signInToPortal(browser);

        HttpResponse<String> response = browser.get(logoutRequest(tokens, "https://attacker.example/"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void aLinkAloneSignsNobodyOutButTheFormDoes() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
        assertThat(browser.get(url.resolve("/logout")).body()).contains("Möchten Sie sich abmelden?");
        assertThat(isSignedIn(browser)).isTrue();

        URI after = TestBrowser.location(browser.submit(url.resolve("/logout"), url.resolve("/logout"), Map.of()));

        assertThat(after.getPath()).isEqualTo("/signed-out");
        assertThat(isSignedIn(browser)).isFalse();
        assertThat(endReasons()).containsExactly("logout");
    }

    @Test
    void aPersonSeesTheirSessionsAndEndsTheOthers() {
        TestBrowser here = new TestBrowser();
        TestBrowser elsewhere = new TestBrowser();
        here.signIn(url, ANNA, TestAuthServer.PASSWORD);
        elsewhere.signIn(url, ANNA, TestAuthServer.PASSWORD);
        assertThat(here.get(url.resolve("/")).body()).contains("Dieses Gerät", "Anderes Gerät");

        here.submit(url.resolve("/"), url.resolve("/sessions/end-others"), Map.of());

        assertThat(isSignedIn(here)).isTrue();
        assertThat(isSignedIn(elsewhere)).isFalse();
        assertThat(endReasons()).containsExactly("revoked");
        assertThat(here.get(url.resolve("/")).body()).doesNotContain("Anderes Gerät");
    }

    @Test
    void anExpiredSessionIsRemovedAndRecordedOnce() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
        new TestBrowser().get(url.resolve("/login"));
        server.database().sql("update spring_session set expiry_time = 1").update();

        server.bean(Sessions.class).removeExpired();
        server.bean(Sessions.class).removeExpired();

        assertThat(endReasons()).containsExactly("expired");
        assertThat(isSignedIn(browser)).isFalse();
    }

    private static boolean isSignedIn(TestBrowser browser) {
        return browser.get(url.resolve("/")).statusCode() == 200;
    }

    private static List<String> endReasons() {
        return server.events()
                .of(EventAction.SESSION_END)
                .stream()
                .map(SessionEvent.class::cast)
                .map(SessionEvent::reason)
                .toList();
    }

    private static TestClient.Answer signInToPortal(TestBrowser browser) {
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
        return TestClient.portal().redeem(url, code(browser));
    }

    private static String code(TestBrowser browser) {
        URI callback = TestBrowser.location(browser.get(TestClient.portal().authorizationRequest(url)));
        return TestClient.parameters(callback).get("code");
    }

    private static URI logoutRequest(TestClient.Answer tokens, String returnTo) {
        return url.resolve("/connect/logout?" + TestBrowser.form(Map.of("id_token_hint", tokens.text("id_token"),
                "post_logout_redirect_uri", returnTo, "state", "bye")));
    }
}
