package ch.meinkonto.auth.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.soc.contract.ConsentRevokedEvent;
import ch.meinkonto.soc.contract.EventAction;

/** The page on which people see who uses their account, and end it. */
class SecurityPageTests {
    private static final Pattern SESSION = Pattern.compile("name=\"id\" value=\"([0-9a-f]{32})\"");
    private static TestAuthServer server;
    private static URI url;

    private final TestBrowser browser = new TestBrowser();
    private TestPerson person;

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
        person = TestPerson.resident(server);
        browser.signIn(url, person.login(), TestAuthServer.PASSWORD);
        server.events().clear();
    }

    @ParameterizedTest
    @CsvSource({"de,Sicherheit", "en,Security", "fr,Sécurité", "it,Sicurezza"})
    void itSpeaksTheLanguageAskedFor(String language, String title) {
        assertThat(browser.get(url.resolve("/security?lang=" + language)).body())
                .contains("<title>" + title + " – Mein Konto</title>")
                .doesNotContain("??");
        assertThat(browser.get(url.resolve("/")).body()).contains("href=\"/security\"");
    }

    @Test
    void anotherBrowserIsSignedOutWithItsTokens() {
        TestBrowser elsewhere = new TestBrowser();
        elsewhere.signIn(url, person.login(), TestAuthServer.PASSWORD);
        TestClient.Answer tokens = tokens(elsewhere);
        Matcher other = SESSION.matcher(browser.get(url.resolve("/security")).body());
        assertThat(other.find()).isTrue();

        browser.submit(url.resolve("/security"), url.resolve("/security/sessions/end"), Map.of("id", other.group(1)));

        assertThat(TestBrowser.location(elsewhere.get(url.resolve("/"))).getPath()).isEqualTo("/login");
        assertThat(browser.get(url.resolve("/security?ended")).body()).contains("Dort sind Sie abgemeldet.");
        assertThat(TestClient.portal().refresh(url, tokens.text("refresh_token")).text("error"))
                .isEqualTo("invalid_grant");
        assertThat(server.events().of(EventAction.SESSION_END)).hasSize(1);
        assertThat(server.database()
                .sql("select count(*) from logout_delivery where account_id = ? and client_id = 'portal'")
                .param(person.id().toString())
                .query(Integer.class)
                .single()).as("the portal is told").isEqualTo(1);
    }

    @Test
    void nobodyEndsASessionOfSomebodyElse() {
        TestPerson other = TestPerson.resident(server);
        TestBrowser theirs = new TestBrowser();
        theirs.signIn(url, other.login(), TestAuthServer.PASSWORD);
        TestBrowser second = new TestBrowser();
        second.signIn(url, other.login(), TestAuthServer.PASSWORD);
        Matcher session = SESSION.matcher(theirs.get(url.resolve("/security")).body());
        assertThat(session.find()).isTrue();

        browser.submit(url.resolve("/security"), url.resolve("/security/sessions/end"),
                Map.of("id", session.group(1)));

        assertThat(second.get(url.resolve("/")).statusCode()).isEqualTo(200);
    }

    @Test
    void anApplicationLosesItsAccessAndItsTokens() {
        TestClient.Answer tokens = tokens(browser);
        assertThat(browser.get(url.resolve("/security")).body()).contains("Ihre Parkkarten: sehen und bestellen");

        browser.submit(url.resolve("/security"), url.resolve("/security/access/revoke"), Map.of("client", "portal"));

        assertThat(TestClient.portal().refresh(url, tokens.text("refresh_token")).text("error"))
                .isEqualTo("invalid_grant");
        assertThat(server.events().of(EventAction.OAUTH_CONSENT_REVOKE))
                .containsExactly(new ConsentRevokedEvent(person.id().toString(), "portal"));
        assertThat(server.database().sql("select client_id from logout_delivery where account_id = ?")
                .param(person.id().toString())
                .query(String.class)
                .list()).as("the portal is told").containsExactly("portal");
        assertThat(browser.get(url.resolve("/security?revoked")).body()).contains("keinen Zugriff mehr")
                .doesNotContain("revoke-access");
    }

    @Test
    void aConsentThatIsTakenBackIsForgottenAndToldOfOnce() {
        server.database().sql("""
                insert into oauth2_authorization_consent (registered_client_id, principal_name, authorities)
                values ('partner', ?, 'SCOPE_parking-permit')""").param(person.id().toString()).update();
        assertThat(browser.get(url.resolve("/security")).body()).contains("Partner", "Ihre Parkkarten");

        browser.submit(url.resolve("/security"), url.resolve("/security/access/revoke"), Map.of("client", "partner"));

        assertThat(server.database().sql("select count(*) from oauth2_authorization_consent where principal_name = ?")
                .param(person.id().toString())
                .query(Integer.class)
                .single()).isZero();
        assertThat(server.events().all())
                .containsExactly(new ConsentRevokedEvent(person.id().toString(), "partner"));
    }

    @Test
    void aConsentThatTheFrameworkRemovesIsToldOfToo() {
        OAuth2AuthorizationConsentService consents = server.bean(OAuth2AuthorizationConsentService.class);
        OAuth2AuthorizationConsent consent = OAuth2AuthorizationConsent.withId("partner", person.id().toString())
                .scope("parking-permit")
                .build();
        consents.save(consent);
        server.events().clear();

        consents.remove(consent);

        assertThat(server.events().all())
                .containsExactly(new ConsentRevokedEvent(person.id().toString(), "partner"));
    }

    @Test
    void takingBackWhatWasNeverGivenTellsNothing() {
        browser.submit(url.resolve("/security"), url.resolve("/security/access/revoke"),
                Map.of("client", "dashboards"));

        assertThat(server.events().all()).isEmpty();
    }

    private static TestClient.Answer tokens(TestBrowser where) {
        URI callback = TestBrowser.location(where.get(TestClient.portal().authorizationRequest(url)));
        return TestClient.portal().redeem(url, TestClient.parameters(callback).get("code"));
    }
}
