package ch.meinkonto.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.testing.BrowserStand;
import ch.meinkonto.auth.testing.Chromium;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.SecondFactorEvent;

/** Who works for the city signs in with a passkey that was added under control (NIST SP 800-63B-4, section 3.2.5). */
class StaffSignInTests {
    @RegisterExtension
    static final BrowserStand STAND = BrowserStand.withPasskeys();

    private TestPerson person;
    private Chromium.Person visitor;
    private Page page;

    @BeforeEach
    void arrive() {
        person = TestPerson.with(STAND.server(), Role.CASEWORKER);
        visitor = STAND.person();
        visitor.pressesThemselves();
        page = visitor.page();
    }

    @Test
    void withoutAPasskeyOneIsLedToItAndGetsATokenWithRolesOnlyThen() {
        String code = STAND.server().bean(EnrolmentCodes.class).issue(person.id(), administrator()).code();
        STAND.server().events().clear();

        page.navigate(TestClient.portal().authorizationRequest(STAND.url()).toString());
        typePassword();
        page.waitForURL("**/login/enrolment");
        visitor.inspect("enrolment");
        page.locator("#code").fill("0000-0000-0000-0000");
        page.locator("#send-code").click();
        page.waitForURL("**/login/enrolment?error");
        visitor.inspect("enrolment-refused");
        page.locator("#code").fill(code.toUpperCase(Locale.ROOT));
        page.locator("#send-code").click();
        page.waitForURL("**/login/enrolment/passkey");
        page.locator("#name").fill("Dienstlaptop");
        page.locator("#use-passkey").click();
        page.waitForURL("**/login/factor?level=passkey&enrolled");
        visitor.inspect("enrolled");
        assertThat(visitor.location(TestClient.portal().authorizationRequest(STAND.url()).toString()))
                .as("added is not proven").doesNotContain("code=");
        // Whoever asks with the old cookie gets an empty session instead: first the browser must have the new one.
        page.waitForRequest("http://localhost:8080/**", () -> page.locator("#use-passkey").click());
        assertThat(STAND.server().events().of(EventAction.SESSION_START)).hasSize(2);
        assertThat(visitor.location(TestClient.portal().authorizationRequest(STAND.url()).toString()))
                .contains("code=");

        Map<String, Object> claims = claims(TestClient.portal());
        assertThat(claims).containsEntry("roles", List.of("CASEWORKER"))
                .containsEntry("acr", "urn:meinkonto:acr:phishing-resistant");
        assertThat(STAND.server().events().of(EventAction.AUTH_MFA_VERIFY)).contains(
                verified(Outcome.FAILURE, "wrong_code"), verified(Outcome.SUCCESS, null));
        // Nobody listens where the browser is sent in the end.
        assertThat(visitor.complaints()
                .stream()
                .filter(complaint -> !complaint.contains("8080") && !complaint.contains("is not defined"))).isEmpty();
    }

    @Test
    void aCodeAddsOnePasskeyOnly() {
        String code = STAND.server().bean(EnrolmentCodes.class).issue(person.id(), administrator()).code();
        EnrolPasskey enrol = STAND.server().bean(EnrolPasskey.class);

        assertThat(enrol.take(person.id(), code)).isEqualTo(SecondFactors.Answer.RIGHT);
        assertThat(enrol.take(person.id(), code)).isEqualTo(SecondFactors.Answer.WRONG);
    }

    @Test
    void whoKnowsThePasswordAloneAddsNothing() {
        page.navigate(STAND.url().resolve("/login").toString());
        typePassword();
        page.waitForURL(STAND.url() + "/");

        for (String path : List.of("/security/passkeys", "/security/app", "/security/passkeys/remove?id=a")) {
            page.navigate(STAND.url().resolve(path).toString());
            assertThat(page.url()).as(path).endsWith("/login/enrolment");
        }
        page.navigate(STAND.url().resolve("/login/enrolment/passkey").toString());
        assertThat(page.url()).endsWith("/login/enrolment");
    }

    @Test
    void aPasskeyFromBeforeTheRoleIsNotEnough() {
        TestPerson resident = TestPerson.resident(STAND.server());
        person = resident;
        page.navigate(STAND.url().resolve("/login").toString());
        typePassword();
        page.waitForURL(STAND.url() + "/");
        page.navigate(STAND.url().resolve("/security/passkeys").toString());
        page.locator("#name").fill("Mein Telefon");
        page.locator("#use-passkey").click();
        page.locator(".recovery-codes li").first().waitFor();
        STAND.server().database()
                .sql("insert into account.role (account_id, role) values (?, 'ANALYST')")
                .param(resident.id())
                .update();
        visitor.forget();

        page.navigate(TestClient.dashboards().authorizationRequest(STAND.url()).toString());
        page.locator("#use-passkey").click();

        page.waitForURL("**/login/enrolment");
    }

    @Test
    void aClientThatLearnsOfNoRolesWantsNoPasskey() {
        String code = TestClient.partner().code(STAND.url(), person.login());
        TestClient.Answer tokens = TestClient.partner().redeem(STAND.url(), code);

        assertThat(TestClient.claims(tokens.text("access_token"))).doesNotContainKey("roles");
        assertThat(TestClient.claims(tokens.text("id_token"))).doesNotContainKey("roles");
    }

    @Test
    void aRoleThatIsOverIsNoRole() {
        STAND.server().database()
                .sql("update account.role set valid_until = current_timestamp - interval '1 second' where account_id = ?")
                .param(person.id())
                .update();

        assertThat(STAND.server().bean(Accounts.class).find(person.id()).orElseThrow().roles()).isEmpty();
    }

    private SecondFactorEvent verified(Outcome outcome, @Nullable String reason) {
        return new SecondFactorEvent(EventAction.AUTH_MFA_VERIFY, outcome, "enrolment_code", person.id().toString(),
                reason);
    }

    private static UUID administrator() {
        return STAND.server().bean(Accounts.class).find(new Login("paula.meier@stadt.example")).orElseThrow().id();
    }

    private void typePassword() {
        page.locator("#username").fill(person.login());
        page.locator("#password").fill(TestAuthServer.PASSWORD);
        page.locator("#sign-in").click();
    }

    private Map<String, Object> claims(TestClient client) {
        URI callback = URI.create(visitor.location(client.authorizationRequest(STAND.url()).toString()));
        return TestClient
                .claims(client.redeem(STAND.url(), TestClient.parameters(callback).get("code")).text("id_token"));
    }
}
