package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.ops.stores.TestPostgres;

/** Pushed authorization requests: RFC 9126. */
class PushedRequestTests {
    private static final String ANNA = "anna.muster@example.ch";
    private static final TestClient PORTAL = TestClient.portal();
    private static TestAuthServer server;
    private static URI url;

    @BeforeAll
    static void start() {
        server = TestAuthServer.start(TestPostgres.database("pushed"),
                "meinkonto.auth.clients.portal.pushed-requests=true");
        url = server.url();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** RFC 9126 section 2.2. */
    @Test
    void aPushedRequestIsAnsweredWithAReferenceThatLivesForNinetySeconds() {
        TestClient.Answer pushed = push(PORTAL.authorizationParameters());

        assertThat(pushed.status()).isEqualTo(201);
        assertThat(pushed.text("request_uri")).startsWith("urn:ietf:params:oauth:request_uri:");
        assertThat((int) pushed.body().get("expires_in")).isBetween(80, 90);
    }

    /** RFC 9126 section 4. */
    @Test
    void thePersonSignsInWithTheReferenceAndItIsUsedUp() {
        URI request = reference(push(PORTAL.authorizationParameters()), "portal");
        TestBrowser browser = new TestBrowser();
        URI waiting = url.resolve(TestBrowser.location(browser.get(request)));
        assertThat(TestBrowser.location(browser.get(waiting)).getPath()).isEqualTo("/login");
        URI back = TestBrowser.location(browser.signIn(url, ANNA, TestAuthServer.PASSWORD));
        URI callback = TestBrowser.location(browser.get(back));

        assertThat(TestClient.parameters(callback)).containsEntry("state", "state-1").containsKey("code");
        assertThat(PORTAL.redeem(url, TestClient.parameters(callback).get("code")).status()).isEqualTo(200);
        assertRefusedOnAPage(browser.get(request));
    }

    /** The reference is short-lived, the person who was led to the sign-in page is not hurried. */
    @Test
    void whoTakesLongToSignInIsServedAndTheReferenceOfTheClientIsUsedUp() {
        URI request = reference(push(PORTAL.authorizationParameters()), "portal");
        TestBrowser browser = new TestBrowser();
        URI waiting = url.resolve(TestBrowser.location(browser.get(request)));
        browser.get(waiting);
        long until = Long.parseLong(waiting.getRawQuery().replaceAll(".*___([0-9]{13}).*", "$1"));

        assertThat(until - System.currentTimeMillis()).isBetween(29 * 60_000L, 30 * 60_000L);
        assertRefusedOnAPage(new TestBrowser().get(request));
        URI back = TestBrowser.location(browser.signIn(url, ANNA, TestAuthServer.PASSWORD));
        assertThat(TestClient.parameters(TestBrowser.location(browser.get(back)))).containsKey("code");
    }

    /** RFC 9126 section 4, RFC 9700 section 2.1. */
    @Test
    void ofManyThatUseAReferenceAtTheSameMomentOneWins() throws Exception {
        URI request = reference(push(PORTAL.authorizationParameters()), "portal");
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, ANNA, TestAuthServer.PASSWORD);
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<Integer> use = () -> browser.get(request).statusCode();
            List<Integer> statuses = threads.invokeAll(Collections.nCopies(6, use)).stream().map(answer -> {
                try {
                    return answer.get();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }).toList();
            assertThat(statuses).filteredOn(status -> status == 302).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 400).hasSize(5);
        }
    }

    /** RFC 9126 section 2.2: bound to the client. */
    @Test
    void theReferenceOfAnotherClientIsRefused() {
        assertRefusedOnAPage(new TestBrowser().get(reference(push(PORTAL.authorizationParameters()), "dashboards")));
    }

    /** RFC 9126 section 4. */
    @Test
    void anExpiredOrInventedReferenceIsRefused() {
        String good = push(PORTAL.authorizationParameters()).text("request_uri");
        String old = good.replaceAll("___[0-9]+$", "___1000000000000");
        server.database().sql("update oauth2_authorization set state = ? where state = ?")
                .params(old.substring(old.lastIndexOf(':') + 1), good.substring(good.lastIndexOf(':') + 1))
                .update();
        for (String reference : List.of(good, old, "urn:ietf:params:oauth:request_uri:x___y", "x",
                "https://attacker.example/request.jwt")) {
            assertRefusedOnAPage(new TestBrowser().get(url.resolve("/oauth2/authorize?" + TestBrowser.form(
                    Map.of("client_id", "portal", "request_uri", reference)))));
        }
    }

    /** RFC 9126 section 5. */
    @Test
    void aClientThatMustPushIsSentBackWhenItDoesNot() {
        URI back = TestBrowser.location(new TestBrowser().get(PORTAL.authorizationRequest(url)));

        assertThat(TestClient.parameters(back)).containsEntry("error", "invalid_request")
                .containsEntry("iss", TestAuthServer.ISSUER);
    }

    /** RFC 9126 section 5: what only looks like a reference would leave all else to the browser. */
    @ParameterizedTest
    @ValueSource(strings = {"request_uri=", "request_uri=%20", "request%5Furi=x"})
    void whatIsNoReferenceForTheFrameworkIsNoneForUs(String reference) {
        URI request = URI.create(PORTAL.authorizationRequest(url) + "&" + reference);

        assertNotPushed(new TestBrowser().get(request));
    }

    /** The framework reads of a form only what is not in the address. */
    @Test
    void aReferenceInTheAddressOfAFormIsNone() {
        String good = push(PORTAL.authorizationParameters()).text("request_uri");
        for (String reference : List.of(good, "x")) {
            URI address = url.resolve("/oauth2/authorize?" + TestBrowser.form(Map.of("request_uri", reference)));

            assertNotPushed(new TestBrowser().post(address, PORTAL.authorizationParameters(), "none"));
        }
    }

    @Test
    void ofManyWhoMustSignInFirstForOneReferenceNobodyMeetsAnError() throws Exception {
        for (int round = 0; round < 5; round++) {
            URI request = reference(push(PORTAL.authorizationParameters()), "portal");
            try (var threads = Executors.newFixedThreadPool(6)) {
                Callable<Integer> use = () -> new TestBrowser().get(request).statusCode();
                for (Future<Integer> status : threads.invokeAll(Collections.nCopies(6, use))) {
                    // Led on to the sign-in page, or told that the reference is used up.
                    assertThat(status.get()).isIn(302, 303, 400);
                }
            }
        }
    }

    /** RFC 9126 section 4: a reference that was used up meanwhile does not come back with a longer life. */
    @Test
    void aReferenceThatIsUsedUpWhileItIsProlongedStaysUsedUp() {
        String reference = push(PORTAL.authorizationParameters()).text("request_uri");
        RecordedAuthorizations authorizations = server.bean(RecordedAuthorizations.class);
        OAuth2Authorization read = Objects.requireNonNull(authorizations.findByToken(
                reference.substring("urn:ietf:params:oauth:request_uri:".length()), new OAuth2TokenType("state")));
        authorizations.remove(read);

        assertThatThrownBy(() -> authorizations.save(read)).isInstanceOf(OAuth2AuthenticationException.class);

        assertThat(authorizations.findById(read.getId())).isNull();
    }

    /** RFC 9126 section 2.3. */
    @Test
    void whatTheAuthorizationEndpointWouldRefuseIsRefusedAtOnce() {
        assertThat(new TestClient("portal", "wrong", "", "").post(url.resolve("/oauth2/par"),
                PORTAL.authorizationParameters()).status()).isEqualTo(401);
        Map<String, String> wrong = Map.of("redirect_uri", "https://attacker.example/", "scope", "openid soc:read",
                "code_challenge", "short", "response_type", "token", "resource", "https://elsewhere.example/", "prompt",
                "none login", "max_age", "x", "request_uri", "urn:ietf:params:oauth:request_uri:x");
        wrong.forEach((name, value) -> {
            Map<String, String> parameters = PORTAL.authorizationParameters();
            parameters.put(name, value);
            assertThat(push(parameters).status()).as(name).isEqualTo(400);
        });
    }

    /** RFC 9126 section 5. */
    @Test
    void discoveryNamesTheEndpoint() {
        assertThat(TestClient.get(url.resolve("/.well-known/openid-configuration"), "none").body())
                .containsEntry("pushed_authorization_request_endpoint", TestAuthServer.ISSUER + "/oauth2/par")
                .containsEntry("require_pushed_authorization_requests", false);
    }

    @Test
    void forgottenRequestsAreRemoved() {
        push(PORTAL.authorizationParameters());
        server.database().sql("""
                update oauth2_authorization set state = regexp_replace(state, '___[0-9]+$', '___1000000000000')
                where authorization_code_value is null""").update();

        server.bean(RecordedAuthorizations.class).removeExpired();

        assertThat(server.database()
                .sql("select count(*) from oauth2_authorization where state like '%1000000000000'")
                .query(Integer.class)
                .single()).isZero();
    }

    private static TestClient.Answer push(Map<String, String> parameters) {
        return PORTAL.post(url.resolve("/oauth2/par"), parameters);
    }

    private static URI reference(TestClient.Answer pushed, String clientId) {
        return url.resolve("/oauth2/authorize?" + TestBrowser.form(
                Map.of("client_id", clientId, "request_uri", pushed.text("request_uri"))));
    }

    private static void assertNotPushed(HttpResponse<String> response) {
        assertThat(TestClient.parameters(TestBrowser.location(response))).containsEntry("error", "invalid_request")
                .containsEntry("error_description", "OAuth 2.0 Parameter: request_uri");
    }

    private static void assertRefusedOnAPage(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
        assertThat(response.body()).contains("Das hat nicht geklappt");
    }
}
