package ch.meinkonto.auth.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.factor.EnrolmentCodes;
import ch.meinkonto.auth.testing.BrowserStand;
import ch.meinkonto.auth.testing.Chromium;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.auth.testing.TestStaff;
import ch.meinkonto.soc.contract.EventAction;

/** The administration as people use it: one asks, another agrees; each page held to what every page owes. */
class AdministrationPagesTests {
    private static final String REASON = "Ticket 4711: takes over the desk";

    @RegisterExtension
    static final BrowserStand STAND = BrowserStand.withPasskeys();

    private TestPerson asker;
    private TestPerson approver;

    @BeforeEach
    void arrive() {
        asker = TestPerson.with(STAND.server(), Role.PLATFORM_ADMINISTRATOR);
        approver = TestPerson.with(STAND.server(), Role.PLATFORM_ADMINISTRATOR);
    }

    @Test
    void oneAsksAnotherAgreesAndTheRoleIsThere() {
        TestPerson resident = TestPerson.resident(STAND.server());
        Chromium.Person first = signedIn(asker);
        Page page = first.page();
        first.inspect("admin-overview-empty");
        page.locator(".admin-nav a").nth(1).click();
        first.inspect("admin-users");
        page.locator("#query").fill(resident.login());
        page.locator("#purpose").fill(REASON);
        page.locator("#search").click();
        first.inspect("admin-users-found");
        page.locator(".rows a.row-action").click();
        first.inspect("admin-user");
        page.locator("#role").selectOption("ANALYST");
        LocalDate last = LocalDate.now().plusMonths(6);
        page.locator("#until").fill(last.toString());
        page.locator("#grant-reason").fill(REASON);
        page.locator("#grant").click();
        page.waitForURL("**/admin/requests/**");
        assertThat(page.content()).as("the last day, as it was chosen")
                .contains(last.format(DateTimeFormatter.ofPattern("dd.MM.yyyy 23:59")));
        first.inspect("admin-request-mine");
        assertThat(page.locator("#approve").count()).isZero();
        String request = page.url().replaceAll("\\?.*", "");

        Chromium.Person second = signedIn(approver);
        second.inspect("admin-overview");
        second.page().navigate(request);
        second.inspect("admin-request");
        second.page().locator("#approve").click();
        second.page().waitForURL("**?done");
        second.inspect("admin-request-approved");

        assertThat(STAND.server().bean(Accounts.class).find(resident.id()).orElseThrow().roles())
                .contains(Role.ANALYST);
        page.navigate(STAND.url().resolve("/admin/users/" + resident.id()).toString());
        page.locator("#code-reason").fill(REASON);
        page.locator("#issue-code").click();
        first.inspect("admin-code");
        assertThat(page.locator("#code").textContent()).hasSize(19);
        assertThat(first.complaints()).isEmpty();
        assertThat(second.complaints()).isEmpty();
    }

    @Test
    void aClientIsRegisteredAndItsSecretShownOnce() {
        Chromium.Person first = signedIn(asker);
        Page page = first.page();
        page.navigate(STAND.url().resolve("/admin/clients").toString());
        first.inspect("admin-clients");
        page.locator("#new-client").click();
        first.inspect("admin-client-new");
        page.locator("#id").fill("library");
        page.locator("#name").fill("Stadtbibliothek");
        page.locator("#redirects").fill("https://library.example/*");
        page.locator("input[value=openid]").check();
        page.locator("#save-reason").fill(REASON);
        page.locator("#save").click();
        page.locator("#refusal").waitFor();
        first.inspect("admin-client-refused");
        page.locator("#redirects").fill("https://library.example/callback");
        page.locator("#save").click();
        page.waitForURL("**/admin/clients/library?done");
        first.inspect("admin-client");
        page.locator("#secret-reason").fill(REASON);
        page.locator("#make-secret").click();
        page.locator("#secret").waitFor();
        first.inspect("admin-secret");
        page.navigate(STAND.url().resolve("/admin/clients/library").toString());
        page.locator("#disable-reason").fill(REASON);
        page.locator("#disable").click();
        page.waitForURL("**/admin/clients/library?done");
        first.inspect("admin-client-disabled");
        assertThat(first.complaints()).isEmpty();
    }

    @Test
    void anAccountIsCaredFor() {
        TestPerson resident = TestPerson.resident(STAND.server());
        Chromium.Person first = signedIn(asker);
        Page page = first.page();
        page.navigate(STAND.url().resolve("/admin/users/" + resident.id()).toString());
        page.locator("input[value=lock]").check();
        page.locator("#care-reason").fill(REASON);
        page.locator("#give-care").click();
        page.waitForURL("**?done");
        first.inspect("admin-user-locked");

        assertThat(page.locator("#status").getAttribute("data-state")).isEqualTo("LOCKED");
    }

    @Test
    void whoIsNoAdministratorIsTurnedAwayAndThatIsTold() {
        TestBrowser browser = new TestBrowser();
        TestPerson resident = TestPerson.resident(STAND.server());
        browser.signIn(STAND.url(), resident.login(), TestAuthServer.PASSWORD);
        STAND.server().events().clear();

        for (String path : new String[]{"/admin", "/admin/users", "/admin/users/" + resident.id(), "/admin/clients"}) {
            assertThat(browser.get(STAND.url().resolve(path)).statusCode()).as(path).isEqualTo(403);
        }

        assertThat(STAND.server().events().of(EventAction.AUTHZ_DENY)).hasSize(4);
    }

    @Test
    void thePasswordOfAnAdministratorOpensNothing() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(STAND.url(), asker.login(), TestAuthServer.PASSWORD);

        assertThat(TestBrowser.location(browser.get(STAND.url().resolve("/admin"))).toString())
                .endsWith("/login/factor?level=passkey");
        String token = browser.token(STAND.url().resolve("/"));
        UUID other = approver.id();
        assertThat(TestBrowser.location(browser.post(STAND.url().resolve("/admin/users/" + other + "/care"),
                Map.of("what", "lock", "reason", REASON), token)).getPath()).isEqualTo("/admin");
        assertThat(STAND.server().bean(Accounts.class).find(other).orElseThrow().isActive()).isTrue();
    }

    /** With a passkey of their own, added with a code as everybody's. */
    private static Chromium.Person signedIn(TestPerson person) {
        String code = STAND.server().bean(EnrolmentCodes.class).issue(person.id(), TestStaff.PAULA.id(STAND.server()))
                .code();
        Chromium.Person visitor = STAND.person();
        visitor.pressesThemselves();
        Page page = visitor.page();
        page.navigate(STAND.url().resolve("/admin").toString());
        page.locator("#username").fill(person.login());
        page.locator("#password").fill(TestAuthServer.PASSWORD);
        page.locator("#sign-in").click();
        page.waitForURL("**/login/enrolment");
        page.locator("#code").fill(code);
        page.locator("#send-code").click();
        page.waitForURL("**/login/enrolment/passkey");
        page.locator("#name").fill("Dienstlaptop");
        page.locator("#use-passkey").click();
        page.waitForURL("**/login/factor?level=passkey&enrolled");
        page.locator("#use-passkey").click();
        page.waitForURL(address -> address.startsWith(STAND.url() + "/admin"));
        return visitor;
    }
}
