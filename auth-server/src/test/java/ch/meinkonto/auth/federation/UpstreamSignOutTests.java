package ch.meinkonto.auth.federation;

import static ch.meinkonto.auth.testing.TestFederation.JANA_400;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestFederation;
import ch.meinkonto.ops.simulators.federal.FederalFault;

/** Signing out on one side, as far as the other side is concerned. */
class UpstreamSignOutTests {
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
    void signIn() {
        federation.open(browser, JANA_400, "Jana Favre");
    }

    @AfterEach
    void forget() {
        federation.login().behave(FederalFault.NONE);
        federation.forgetLinks();
    }

    /** OpenID Connect RP-Initiated Logout, section 2: offered, because others may use the same sign-in. */
    @Test
    void whoSignsOutHereIsOfferedToSignOutThere() {
        URI signedOut = leave();
        assertThat(browser.get(signedOut).body()).contains("Auch bei AGOV abmelden");

        URI toProvider = TestBrowser.location(browser.get(url.resolve("/login/federated/agov/sign-out")));

        assertThat(toProvider.toString()).startsWith(federation.login().issuer() + "/logout?");
        assertThat(TestClient.parameters(toProvider)).containsKey("id_token_hint")
                .containsEntry("post_logout_redirect_uri", url + "/signed-out");
        URI back = TestBrowser.location(browser.get(toProvider));
        assertThat(back).isEqualTo(url.resolve("/signed-out"));
        assertThat(browser.get(back).body()).doesNotContain("Auch bei AGOV");
        assertThat(browser.get(federation.send(browser, "agov")).statusCode()).as("signed out over there too")
                .isEqualTo(200);
    }

    @Test
    void aSignOutOverThereIsNeverAFault() {
        assertThat(TestBrowser.location(new TestBrowser().get(url.resolve("/login/federated/agov/sign-out")))
                .getPath()).isEqualTo("/signed-out");
        assertThat(TestBrowser.location(new TestBrowser().get(url.resolve("/login/federated/away/sign-out")))
                .toString()).endsWith("/signed-out?away");
    }

    /** OpenID Connect Back-Channel Logout, sections 2.5 to 2.7. */
    @Test
    void whoSignsOutThereIsSignedOutHereAtOnce() {
        TestBrowser elsewhere = new TestBrowser();
        federation.arrive(elsewhere, JANA_400);

        federation.login().signOut(browser);

        assertThat(federation.isSignedIn(browser)).isFalse();
        assertThat(federation.isSignedIn(elsewhere)).as("another sign-in over there").isTrue();
    }

    @Test
    void aLogoutTokenOfNobodyEndsNothing() {
        federation.login().behave(FederalFault.WRONG_KEY);
        federation.login().signOut(browser);

        assertThat(federation.isSignedIn(browser)).isTrue();
        for (String token : new String[]{"", "x", "a.b.c"}) {
            HttpResponse<String> answer = browser.post(url.resolve("/login/federated/agov/logout"),
                    Map.of("logout_token", token), "");
            assertThat(answer.statusCode()).isEqualTo(400);
        }
    }

    private URI leave() {
        return TestBrowser.location(browser.submit(url.resolve("/logout"), url.resolve("/logout"), Map.of()));
    }
}
