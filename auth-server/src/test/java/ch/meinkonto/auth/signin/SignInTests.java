package ch.meinkonto.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.LoginPseudonyms;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.SecurityEvent;
import ch.meinkonto.soc.contract.SessionEvent;

class SignInTests {
    private static final String BEAT = "beat.keller@example.ch";
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

    @BeforeEach
    void forget() {
        server.database().sql("update account.account set status = 'ACTIVE'").update();
        server.database().sql("delete from throttle.budget").update();
        server.events().clear();
    }

    @Test
    void aSignInIsRecordedWithTheSessionItBegins() {
        TestBrowser browser = new TestBrowser();

        HttpResponse<String> response = browser.signIn(url, BEAT, TestAuthServer.PASSWORD);

        assertThat(TestBrowser.location(response).getPath()).isEqualTo("/");
        List<SecurityEvent> recorded = server.events().all();
        assertThat(recorded).hasSize(2);
        assertThat(withoutDevice(recorded.get(0)))
                .isEqualTo(LoginEvent.succeeded(hash(BEAT), id(BEAT), List.of("RESIDENT"), "password")
                        .withPasswordBreached(false));
        assertThat(recorded.get(1)).isInstanceOfSatisfying(SessionEvent.class, started -> {
            assertThat(started.action()).isEqualTo(EventAction.SESSION_START);
            assertThat(started.userId()).isEqualTo(id(BEAT));
            assertThat(started.sessionId()).matches("[0-9a-f]{32}");
        });
    }

    @Test
    void theLoginNameIsFoundHoweverItIsWritten() {
        HttpResponse<String> response = new TestBrowser().signIn(url, "  Beat.KELLER@example.ch ",
                TestAuthServer.PASSWORD);

        assertThat(TestBrowser.location(response).getPath()).isEqualTo("/");
        assertThat(server.events().of(EventAction.AUTH_LOGIN)).map(SignInTests::withoutDevice)
                .containsExactly(LoginEvent.succeeded(hash(BEAT), id(BEAT), List.of("RESIDENT"), "password")
                        .withPasswordBreached(false));
    }

    @Test
    void aWrongPasswordAnUnknownLoginAndALockedAccountLookTheSameToThePerson() {
        TestBrowser browser = new TestBrowser();
        String wrongPassword = refusal(browser, BEAT, "falsch");
        String unknown = refusal(browser, "niemand@example.ch", "falsch");
        server.database().sql("update account.account set status = 'LOCKED' where login = ?").param(BEAT).update();
        String locked = refusal(browser, BEAT, TestAuthServer.PASSWORD);

        assertThat(unknown).isEqualTo(wrongPassword);
        assertThat(locked).isEqualTo(wrongPassword);
        assertThat(server.events().all()).containsExactly(
                LoginEvent.failed(hash(BEAT), id(BEAT), "password", LoginEvent.Failure.BAD_CREDENTIALS),
                LoginEvent.failed(hash("niemand@example.ch"), null, "password", LoginEvent.Failure.UNKNOWN_ACCOUNT),
                LoginEvent.failed(hash(BEAT), id(BEAT), "password", LoginEvent.Failure.LOCKED));
    }

    @Test
    void anUnknownLoginTakesAsLongAsAWrongPassword() {
        TestBrowser browser = new TestBrowser();
        refusal(browser, BEAT, "falsch");
        refusal(browser, "niemand@example.ch", "falsch");

        long wrongPassword = fastest(browser, BEAT);
        long unknown = fastest(browser, "niemand@example.ch");

        // A hash takes some 60 ms; without it an unknown login would be answered in a few.
        assertThat((double) unknown / wrongPassword).isBetween(0.33, 3.0);
    }

    @Test
    void aFormThatWasOpenTooLongIsOfferedAgainAndNothingIsRecorded() {
        TestBrowser browser = new TestBrowser();

        HttpResponse<String> response = browser.post(url.resolve("/login"),
                Map.of("username", BEAT, "password", TestAuthServer.PASSWORD), "stale");

        assertThat(TestBrowser.location(response).toString()).endsWith("/login?stale");
        assertThat(browser.get(url.resolve("/login?stale")).body()).contains("Die Seite war lange offen");
        assertThat(server.events().all()).isEmpty();
    }

    @Test
    void aFormBehindALinkIsOfferedAgainWithItsToken() {
        List<String> forms = List.of("/register/confirm", "/password/new", "/contact/address/confirm",
                "/contact/address/return", "/account/keep");

        assertThat(forms).allSatisfy(form -> assertThat(
                TestBrowser.location(new TestBrowser().post(url.resolve(form + "?token=a%26b"), Map.of(), "stale"))
                        .toString())
                .endsWith(form + "?token=a%26b&stale"));

        assertThat(server.events().all()).isEmpty();
    }

    @Test
    void thePageSaysWhichApplicationAsks() {
        TestBrowser browser = new TestBrowser();
        browser.get(TestClient.dashboards().authorizationRequest(url));

        assertThat(browser.get(url.resolve("/login")).body())
                .contains("Sie melden sich bei <strong>SOC Dashboards</strong> an.");
        assertThat(new TestBrowser().get(url.resolve("/login")).body()).contains("bei Ihrem Konto der Stadt");
    }

    @Test
    void whatWasTypedComesBackOnceAndEscaped() {
        TestBrowser browser = new TestBrowser();
        String page = refusal(browser, "\"><script>alert(1)</script>", "falsch");

        assertThat(page).contains("&quot;&gt;&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(browser.get(url.resolve("/login?error")).body()).doesNotContain("alert(1)");
    }

    @Test
    void twoAttemptsAtTheSameMomentInOneSessionAreBothAnswered() throws Exception {
        for (int round = 0; round < 5; round++) {
            TestBrowser browser = new TestBrowser();
            String token = browser.token(url.resolve("/login"));
            Callable<Integer> attempt = () -> browser
                    .post(url.resolve("/login"), Map.of("username", BEAT, "password", "falsch"), token)
                    .statusCode();
            try (var threads = Executors.newFixedThreadPool(2)) {
                for (Future<Integer> status : threads.invokeAll(List.of(attempt, attempt))) {
                    assertThat(status.get()).isEqualTo(302);
                }
            }
        }
    }

    @Test
    void theSessionGetsANewIdAtSignInAndItsCookieIsProtected() {
        TestBrowser browser = new TestBrowser();
        HttpResponse<String> before = browser.get(url.resolve("/login"));
        String planted = session(browser);
        HttpResponse<String> after = browser.signIn(url, BEAT, TestAuthServer.PASSWORD);

        assertThat(session(browser)).isNotEqualTo(planted);
        assertThat(before.headers().firstValue("Set-Cookie").orElseThrow()).contains("AUTH_SESSION=", "HttpOnly",
                "SameSite=Lax");
        assertThat(after.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("AUTH_SESSION="));
    }

    @Test
    void pagesForbidInlineScriptsAndLetFormsLeadToTheClientsOnly() {
        String policy = new TestBrowser().get(url.resolve("/login"))
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();

        assertThat(policy).contains("script-src 'self';", "style-src 'self';", "frame-ancestors 'none'",
                "form-action 'self' http://localhost:8080 http://localhost:8090;")
                .doesNotContain("unsafe");
    }

    /** RFC 8252 section 7.3. */
    @Test
    void formsLeadToAProgramOnThisMachineWhileItAsksAndAtNoOtherTime() {
        TestBrowser browser = new TestBrowser();
        URI asked = TestBrowser.location(browser.get(url.resolve("/oauth2/authorize?"
                + TestBrowser.form(TestClient.partner().authorizationParameters()))));

        for (URI page : List.of(url.resolve(asked), url.resolve("/password/forgotten"))) {
            assertThat(browser.get(page).headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("form-action 'self' http://127.0.0.1:* http://localhost:8080 http://localhost:8090;");
        }
        assertThat(new TestBrowser().get(url.resolve("/login")).headers().firstValue("Content-Security-Policy")
                .orElseThrow()).doesNotContain("127.0.0.1");
    }

    @Test
    void aPageOfARefusedAddressIsProtectedToo() {
        HttpResponse<String> page = new TestBrowser().get(url.resolve("/login;x=1"));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "form-action 'self';", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void aPersonWhoIsNotSignedInSeesNoPageOfTheirs() {
        assertThat(TestBrowser.location(new TestBrowser().get(url.resolve("/"))).getPath()).isEqualTo("/login");
    }

    private static long fastest(TestBrowser browser, String username) {
        long fastest = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            long start = System.nanoTime();
            browser.signIn(url, username, "falsch");
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }

    /** The page after a refused attempt, without what the person typed and the form's token. */
    private static String refusal(TestBrowser browser, String username, String password) {
        URI back = TestBrowser.location(browser.signIn(url, username, password));
        assertThat(back.toString()).endsWith("/login?error");
        String page = browser.get(back).body();
        assertThat(page).contains("Die Anmeldung hat nicht geklappt").contains("<title>Fehler: ");
        return page.replace(username, "").replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private static String session(TestBrowser browser) {
        return browser.cookies()
                .stream()
                .filter(cookie -> cookie.getName().equals("AUTH_SESSION"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** Which device it is and whether it is known is told elsewhere. */
    private static SecurityEvent withoutDevice(SecurityEvent event) {
        return event instanceof LoginEvent login
                ? new LoginEvent(login.userHash(), login.userId(), login.roles(), login.method(), login.failure(), null,
                        login.passwordBreached(), login.upstream())
                : event;
    }

    private static String hash(String username) {
        return server.bean(LoginPseudonyms.class).of(new Login(username));
    }

    private static String id(String username) {
        return server.bean(Accounts.class).find(new Login(username)).orElseThrow().id().toString();
    }
}
