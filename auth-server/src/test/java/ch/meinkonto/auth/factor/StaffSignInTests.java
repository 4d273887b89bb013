package ch.meinkonto.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.testing.Chromium;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.SecondFactorEvent;

/** Who works for the city signs in with a passkey that was added under control (NIST SP 800-63B-4, section 3.2.5). */
class StaffSignInTests {
    private static @Nullable TestAuthServer server;
    private static @Nullable Chromium chromium;
    private static URI url = URI.create("http://localhost");

    private TestPerson person;
    private Chromium.Person visitor;
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Chromium.isInstalled(), "no Chromium here, for example by: apt-get install chromium");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = TestAuthServer.start(TestPostgres.database("auth"), "server.port=" + port,
                "meinkonto.auth.passkeys.address=http://localhost:" + port);
        url = server.url();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void arrive() {
        person = TestPerson.with(server, Role.CASEWORKER);
        visitor = chromium.person();
        visitor.pressesThemselves();
        page = visitor.page();
    }

    @Test
    void withoutAPasskeyOneIsLedToItAndGetsATokenWithRolesOnlyThen() {
        String code = server.bean(EnrolmentCodes.class).issue(person.id(), administrator()).code();
        server.events().clear();

        page.navigate(TestClient.portal().authorizationRequest(url).toString());
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
        assertThat(visitor.location(TestClient.portal().authorizationRequest(url).toString()))
                .as("added is not proven").doesNotContain("code=");
        page.locator("#use-passkey").click();
        page.waitForCondition(() -> server.events().of(EventAction.SESSION_START).size() == 2);
        // The session has a new cookie, which the browser may not have received yet.
        page.waitForCondition(
                () -> visitor.location(TestClient.portal().authorizationRequest(url).toString()).contains("code="));

        Map<String, Object> claims = claims(TestClient.portal());
        assertThat(claims).containsEntry("roles", List.of("CASEWORKER"))
                .containsEntry("acr", "urn:meinkonto:acr:phishing-resistant");
        assertThat(server.events().of(EventAction.AUTH_MFA_VERIFY)).contains(
                verified(Outcome.FAILURE, "wrong_code"), verified(Outcome.SUCCESS, null));
        // Nobody listens where the browser is sent in the end.
        assertThat(visitor.complaints()
                .stream()
                .filter(complaint -> !complaint.contains("8080") && !complaint.contains("is not defined"))).isEmpty();
    }

    @Test
    void aCodeAddsOnePasskeyOnly() {
        String code = server.bean(EnrolmentCodes.class).issue(person.id(), administrator()).code();
        EnrolPasskey enrol = server.bean(EnrolPasskey.class);

        assertThat(enrol.take(person.id(), code)).isEqualTo(SecondFactors.Answer.RIGHT);
        assertThat(enrol.take(person.id(), code)).isEqualTo(SecondFactors.Answer.WRONG);
    }

    @Test
    void whoKnowsThePasswordAloneAddsNothing() {
        page.navigate(url.resolve("/login").toString());
        typePassword();
        page.waitForURL(url + "/");

        for (String path : List.of("/security/passkeys", "/security/app", "/security/passkeys/remove?id=a")) {
            page.navigate(url.resolve(path).toString());
            assertThat(page.url()).as(path).endsWith("/login/enrolment");
        }
        page.navigate(url.resolve("/login/enrolment/passkey").toString());
        assertThat(page.url()).endsWith("/login/enrolment");
    }

    @Test
    void aPasskeyFromBeforeTheRoleIsNotEnough() {
        TestPerson resident = TestPerson.resident(server);
        person = resident;
        page.navigate(url.resolve("/login").toString());
        typePassword();
        page.waitForURL(url + "/");
        page.navigate(url.resolve("/security/passkeys").toString());
        page.locator("#name").fill("Mein Telefon");
        page.locator("#use-passkey").click();
        page.locator(".recovery-codes li").first().waitFor();
        server.database()
                .sql("insert into account.role (account_id, role) values (?, 'ANALYST')")
                .param(resident.id())
                .update();
        visitor.forget();

        page.navigate(TestClient.dashboards().authorizationRequest(url).toString());
        page.locator("#use-passkey").click();

        page.waitForURL("**/login/enrolment");
    }

    @Test
    void aClientThatLearnsOfNoRolesWantsNoPasskey() {
        String code = TestClient.partner().code(url, person.login());
        TestClient.Answer tokens = TestClient.partner().redeem(url, code);

        assertThat(TestClient.claims(tokens.text("access_token"))).doesNotContainKey("roles");
        assertThat(TestClient.claims(tokens.text("id_token"))).doesNotContainKey("roles");
    }

    @Test
    void aRoleThatIsOverIsNoRole() {
        server.database()
                .sql("update account.role set valid_until = current_timestamp - interval '1 second' where account_id = ?")
                .param(person.id())
                .update();

        assertThat(server.bean(Accounts.class).find(person.id()).orElseThrow().roles()).isEmpty();
    }

    private SecondFactorEvent verified(Outcome outcome, @Nullable String reason) {
        return new SecondFactorEvent(EventAction.AUTH_MFA_VERIFY, outcome, "enrolment_code", person.id().toString(),
                reason);
    }

    private static UUID administrator() {
        return server.bean(Accounts.class).find(new Login("paula.meier@stadt.example")).orElseThrow().id();
    }

    private void typePassword() {
        page.locator("#username").fill(person.login());
        page.locator("#password").fill(TestAuthServer.PASSWORD);
        page.locator("#sign-in").click();
    }

    private Map<String, Object> claims(TestClient client) {
        URI callback = URI.create(visitor.location(client.authorizationRequest(url).toString()));
        return TestClient.claims(client.redeem(url, TestClient.parameters(callback).get("code")).text("id_token"));
    }
}
