package ch.meinkonto.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import ch.meinkonto.auth.testing.BrowserStand;
import ch.meinkonto.auth.testing.Chromium;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.SecondFactorEvent;

/** Passkeys in a real browser, with its virtual authenticator: W3C Web Authentication. */
class PasskeyTests {
    @RegisterExtension
    static final BrowserStand STAND = BrowserStand.withPasskeys();

    private TestPerson person;
    private Chromium.Person visitor;
    private Page page;

    @BeforeEach
    void arrive() {
        person = TestPerson.resident(STAND.server());
        visitor = STAND.person();
        page = visitor.page();
    }

    @Test
    void aPasskeyIsAddedNamedShownAndTakenAway() {
        addPasskey();

        assertThat(STAND.server().events().of(EventAction.AUTH_MFA_ENROLL)).contains(
                new SecondFactorEvent(EventAction.AUTH_MFA_ENROLL, Outcome.SUCCESS, "passkey", person.id().toString(),
                        null));
        visitor.inspect("recovery-codes");
        page.locator("#done").click();
        assertThat(page.locator(".rows").first().textContent()).contains("Mein Telefon");
        visitor.inspect("security");
        page.navigate(STAND.url().resolve("/").toString());
        visitor.inspect("home");

        page.navigate(STAND.url().resolve("/security").toString());
        page.locator("a.row-action").first().click();
        // The session has proven the password only.
        page.locator("#use-passkey").click();
        page.locator("#remove-passkey").click();

        page.waitForURL("**/security?passkey-removed");
        assertThat(STAND.server().events().of(EventAction.AUTH_MFA_REMOVE)).hasSize(1);
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void aPasskeyAloneSignsInAndResistsPhishing() {
        addPasskey();
        visitor.forget();
        visitor.pressesThemselves();
        STAND.server().events().clear();
        page.navigate(STAND.url().resolve("/login").toString());
        visitor.inspect("login");

        page.locator("#use-passkey").click();

        page.waitForURL(STAND.url() + "/");
        assertThat(STAND.server().events().of(EventAction.AUTH_LOGIN)).singleElement()
                .isInstanceOfSatisfying(LoginEvent.class, login -> {
                    assertThat(login.method()).isEqualTo("passkey");
                    assertThat(login.userId()).isEqualTo(person.id().toString());
                    assertThat(login.outcome()).isEqualTo(Outcome.SUCCESS);
                    assertThat(login.device()).isNotNull();
                });
        assertThat(claims()).containsEntry("acr", "urn:meinkonto:acr:phishing-resistant")
                .containsEntry("amr", List.of("pop", "user", "mfa"));
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void theBrowserOffersThePasskeyByItself() {
        addPasskey();
        visitor.forget();

        page.navigate(STAND.url().resolve("/login").toString());

        page.waitForURL(STAND.url() + "/");
        assertThat(claims()).containsEntry("acr", "urn:meinkonto:acr:phishing-resistant");
    }

    @Test
    void afterThePasswordThePasskeyIsTheSecondFactor() {
        addPasskey();
        visitor.forget();
        visitor.pressesThemselves();
        STAND.server().events().clear();
        typePassword();
        page.waitForURL("**/login/factor");
        visitor.inspect("factor-passkey");

        page.locator("#use-passkey").click();

        page.waitForURL(STAND.url() + "/");
        assertThat(STAND.server().events().of(EventAction.AUTH_MFA_VERIFY)).containsExactly(
                new SecondFactorEvent(EventAction.AUTH_MFA_VERIFY, Outcome.SUCCESS, "passkey", person.id().toString(),
                        null));
        assertThat(claims()).containsEntry("amr", List.of("pop", "pwd", "user", "mfa"));
    }

    /** Web Authentication, section 7.2, step 17. */
    @Test
    void aDeviceThatDoesNotRecogniseItsOwnerOpensNothing() {
        addPasskey();
        visitor.forget();
        visitor.pressesThemselves();
        visitor.recognised(false);
        page.navigate(STAND.url().resolve("/login").toString());

        page.locator("#use-passkey").click();

        page.locator("#passkey-failed").waitFor();
        assertThat(page.locator("#passkey-failed").textContent()).contains("Das hat nicht geklappt");
        page.navigate(STAND.url().resolve("/").toString());
        assertThat(page.url()).contains("/login");
    }

    @Test
    void anAnswerThatProvesNothingIsRefusedInPlainWords() {
        TestBrowser browser = new TestBrowser();
        for (String answer : List.of("", "{}", "no json",
                "{\"id\":\"a\",\"rawId\":\"a\",\"type\":\"public-key\",\"response\":{}}")) {
            URI next = TestBrowser
                    .location(browser.submit(STAND.url().resolve("/login"), STAND.url().resolve("/login/passkey"),
                            Map.of("credential", answer)));
            assertThat(next).as(answer).hasToString(STAND.url() + "/login?passkey");
        }
    }

    /** Without the app the pages of the app are looked at too: everything of this package is in the pictures. */
    @Test
    void thePagesOfTheAppCanBeUsedByEverybody() {
        typePassword();
        page.waitForURL(STAND.url() + "/");
        page.navigate(STAND.url().resolve("/security").toString());
        visitor.inspect("security-empty");
        page.navigate(STAND.url().resolve("/security/app").toString());
        visitor.inspect("app");
        String secret = page.locator("#secret").textContent().replace(" ", "");
        page.locator("#code").fill(new TotpSecret(secret).codes().code(Totp.step(Instant.now())));
        page.locator("#add-app").click();
        page.locator("#print").waitFor();
        visitor.forget();
        typePassword();
        page.waitForURL("**/login/factor");
        visitor.inspect("factor-app");
        page.locator("summary").click();
        page.locator("#on-paper").click();
        visitor.inspect("factor-paper");
        page.locator("#code").fill("00000-00000");
        page.locator("#send-code").click();
        page.locator("#refusal").waitFor();
        visitor.inspect("factor-refused");
        assertThat(visitor.complaints()).isEmpty();
    }

    private void addPasskey() {
        typePassword();
        page.waitForURL(STAND.url() + "/");
        page.navigate(STAND.url().resolve("/security/passkeys").toString());
        visitor.inspect("passkey");
        page.locator("#name").fill("Mein Telefon");
        page.locator("#use-passkey").click();
        Locator codes = page.locator(".recovery-codes li");
        codes.first().waitFor();
        assertThat(codes.count()).isEqualTo(RecoveryCodes.COUNT);
    }

    private void typePassword() {
        page.navigate(STAND.url().resolve("/login").toString());
        page.locator("#username").fill(person.login());
        page.locator("#password").fill(TestAuthServer.PASSWORD);
        page.locator("#sign-in").click();
    }

    /** The claims of an ID token for whoever is signed in. */
    private Map<String, Object> claims() {
        URI callback = URI.create(visitor.location(TestClient.portal().authorizationRequest(STAND.url()).toString()));
        TestClient.Answer tokens = TestClient.portal().redeem(STAND.url(), TestClient.parameters(callback).get("code"));
        return TestClient.claims(tokens.text("id_token"));
    }
}
