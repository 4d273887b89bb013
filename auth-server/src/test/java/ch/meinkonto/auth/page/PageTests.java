package ch.meinkonto.auth.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;

class PageTests {
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

    @ParameterizedTest
    @CsvSource({"de,Anmelden", "en,Sign in", "fr,Se connecter", "it,Accedere"})
    void thePageSpeaksTheLanguageAskedForAndSaysSo(String language, String title) {
        TestBrowser browser = new TestBrowser();

        String page = browser.get(url.resolve("/login?lang=" + language)).body();

        assertThat(page).contains("<html lang=\"" + language + "\">", "<title>" + title + " – Mein Konto</title>");
        assertThat(browser.get(url.resolve("/login")).body()).contains("<html lang=\"" + language + "\">");
    }

    @Test
    void theLanguageSwitchKeepsTheRestOfTheAddress() {
        assertThat(new TestBrowser().get(url.resolve("/login?error")).body())
                .contains("href=\"/login?error&amp;lang=fr\"");
    }

    @Test
    void aPageThatDoesNotExistIsToldOfInPlainWords() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, "anna.muster@example.ch", TestAuthServer.PASSWORD);

        HttpResponse<String> response = browser.get(url.resolve("/no-such-page"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("Fehler: Diese Seite gibt es nicht").doesNotContain("xception");
    }

    @Test
    void aForeignFormIsRefusedAndRecorded() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, "anna.muster@example.ch", TestAuthServer.PASSWORD);

        HttpResponse<String> response = browser.post(url.resolve("/sessions/end-others"), Map.of(), "guessed");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(server.events().all())
                .anySatisfy(event -> assertThat(event.action().value()).isEqualTo("authz.deny"));
    }

    @Test
    void itsHealthCanBeSeenWithoutSigningInButNothingElseOfItsInside() {
        assertThat(TestClient.get(url.resolve("/actuator/health/readiness"), "none").body())
                .isEqualTo(Map.of("status", "UP"));
        assertThat(new TestBrowser().get(url.resolve("/actuator/env")).statusCode()).isEqualTo(302);
    }
}
