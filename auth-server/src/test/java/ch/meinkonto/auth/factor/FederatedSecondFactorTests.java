package ch.meinkonto.auth.factor;

import static ch.meinkonto.auth.testing.TestFederation.JANA_400;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestFederation;
import ch.meinkonto.auth.testing.TestPerson;

/** A provider of which nobody knows what it asks for is one factor: who has two here proves the other as well. */
class FederatedSecondFactorTests {
    private static TestFederation federation;

    @BeforeAll
    static void start() {
        federation = TestFederation.start();
    }

    @AfterAll
    static void stop() {
        federation.close();
    }

    @Test
    void theSecondFactorIsAskedForWhereTheProviderHasSeenOne() {
        TestPerson person = TestPerson.resident(federation.server());
        TestBrowser browser = new TestBrowser();
        browser.signIn(federation.url(), person.login(), TestAuthServer.PASSWORD);
        federation.connect(browser, JANA_400);
        TestApp app = TestApp.added(federation.server(), person, browser);

        TestBrowser other = new TestBrowser();
        URI answer = federation.login().signIn(other, federation.send(other, "plain"), JANA_400);
        assertThat(TestBrowser.location(other.get(answer)).getPath()).isEqualTo("/login/factor");
        assertThat(federation.isSignedIn(other)).as("half a sign-in").isFalse();

        assertThat(app.type(other, app.code())).startsWith("/security");
        assertThat(federation.isSignedIn(other)).isTrue();
        assertThat(federation.arrive(new TestBrowser(), JANA_400).getPath()).as("two factors over there are two")
                .isEqualTo("/");
    }
}
