package ch.meinkonto.dashboards.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import ch.meinkonto.dashboards.testing.Browser;
import ch.meinkonto.dashboards.testing.ConsoleTest;
import ch.meinkonto.dashboards.testing.TestIssuer;
import ch.meinkonto.dashboards.testing.TestIssuer.Person;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.SessionEvent;
import ch.meinkonto.soc.contract.ValidationRejectedEvent;

class SignInTests extends ConsoleTest {
    private static final Person ANNA = new Person("b0000000-0000-4000-8000-000000000002", "Anna Muster",
            List.of("RESIDENT"));

    @Test
    void bringsAnAnalystToThePageSheAskedFor() {
        HttpResponse<String> page = browser().open("/alerts?level=high");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/alerts");
        assertThat(page.uri().getQuery()).contains("level=high");
        assertThat(page.body()).contains("Nina Suter");
    }

    @Test
    void refusesSomebodyWithoutTheRoleAndTellsTheOperationsCentre() {
        ISSUER.signsIn(ANNA);

        HttpResponse<String> page = browser().open("/alerts");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Your account does not have that role").doesNotContain("Brute force");
        assertThat(events.of(EventAction.AUTHZ_DENY))
                .containsExactly(new AuthorizationDeniedEvent("console", null, "missing_role"));
    }

    @Test
    void refusesSomebodyWhoseTokenHasNoRolesAtAll() {
        ISSUER.signsIn(new Person(ANNA.id(), ANNA.name(), List.of()));

        assertThat(browser().open("/").statusCode()).isEqualTo(403);
    }

    @Test
    void letsSomebodyWithoutTheRoleSignInAsSomebodyElse() {
        ISSUER.signsIn(ANNA);
        Browser browser = browser();
        browser.open("/alerts");
        ISSUER.signsIn(NINA);

        HttpResponse<String> page = browser.submit("/logout", Map.of());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Nina Suter");
    }

    @Test
    void tellsAScriptThatTheSessionIsOverInsteadOfRedirectingIt() throws Exception {
        Browser nobody = browser();
        HttpRequest stream = HttpRequest.newBuilder(nobody.address("/live"))
                .header("Accept", "text/event-stream")
                .build();

        assertThat(nobody.client().send(stream, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    }

    /** RFC 9126 section 4: what the browser carries says nothing of what was asked. */
    @Test
    void sendsTheAuthorizationRequestFromServerToServer() throws Exception {
        HttpResponse<Void> away = browser().client()
                .send(HttpRequest.newBuilder(browser().address("/oauth2/authorization/meinkonto")).build(),
                        BodyHandlers.discarding());

        String location = away.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(ISSUER.url() + "/oauth2/authorize?client_id=dashboards&request_uri=")
                .doesNotContain("state=", "scope=", "nonce=");
    }

    @Test
    void saysThatTheSignInFailedWhereTheProviderTakesNoRequest() {
        ISSUER.answersPushedRequests(503);
        try {
            assertThat(browser().open("/alerts").uri().getPath()).isEqualTo("/sign-in-failed");
        } finally {
            ISSUER.answersPushedRequests(201);
        }
    }

    /** OpenID Connect Back-Channel Logout, sections 2.5 to 2.7. */
    @Test
    void endsTheSessionOfAnAnalystWhomTheProviderSignedOut() throws Exception {
        Browser browser = signedIn();
        Browser other = browser();

        assertThat(tell(other, ISSUER.logoutToken("portal", NINA.id(), TestIssuer.SID))).as("for another client")
                .isEqualTo(400);
        assertThat(tell(other, ISSUER.logoutToken("dashboards", NINA.id(), "another sign-in"))).isEqualTo(200);
        assertThat(stream(browser)).as("still in").isEqualTo(200);
        assertThat(tell(other, ISSUER.logoutToken("dashboards", NINA.id(), TestIssuer.SID))).isEqualTo(200);

        assertThat(stream(browser)).as("no longer in").isEqualTo(401);
        // One for each session of that sign-in, those of other tests among them.
        assertThat(events.of(EventAction.SESSION_END)).containsOnly(SessionEvent.ended(null, NINA.id(), "revoked"));
    }

    private static int tell(Browser provider, String token) throws Exception {
        return provider.client()
                .send(HttpRequest.newBuilder(provider.address("/logout/connect/back-channel/meinkonto"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token))
                        .build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static int stream(Browser browser) throws Exception {
        return browser.client()
                .send(HttpRequest.newBuilder(browser.address("/alerts")).header("X-Requested-With", "fetch").build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void tellsOfAnAddressThatNoBrowserWrites() {
        assertThat(browser().open("/alerts;as=admin").statusCode()).isEqualTo(400);

        assertThat(events.all()).contains(new ValidationRejectedEvent("http-firewall", null));
    }

    @Test
    void protectsEveryPageByAPolicyWithoutInlineCode() {
        HttpResponse<String> page = signedIn().open("/alerts");

        assertThat(page.headers().firstValue("Content-Security-Policy")).get()
                .asString()
                .contains("default-src 'none'", "script-src 'self'", "form-action 'self' " + ISSUER.url())
                .doesNotContain("unsafe");
    }
}
