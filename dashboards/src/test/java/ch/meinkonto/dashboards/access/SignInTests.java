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
import ch.meinkonto.dashboards.testing.TestIssuer.Person;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.EventAction;
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
