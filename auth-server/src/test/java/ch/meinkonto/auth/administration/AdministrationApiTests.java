package ch.meinkonto.auth.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.FreshProofWishes;
import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestKey;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.auth.testing.TestStaff;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.contract.EventAction;

/** The administration for programs: tokens of people after a passkey (RFC 9068, RFC 9449), problems as RFC 9457 says. */
class AdministrationApiTests {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final TestClient CLIENT = new TestClient("administration", null, "http://127.0.0.1:41234/callback",
            "openid admin");
    private static final String REASON = "Ticket 4711: takes over the desk";

    private static TestAuthServer server;
    private static URI url;
    private static Caller paula;
    private static Caller oskar;
    private static Caller rosa;

    private TestPerson resident;

    @BeforeAll
    static void start() {
        server = TestAuthServer.start(TestPostgres.database("auth"), TestStaff.SETTING);
        url = server.url();
        paula = Caller.of(TestStaff.PAULA);
        oskar = Caller.of(TestStaff.OSKAR);
        rosa = Caller.of(TestStaff.ROSA);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void arrive() {
        resident = TestPerson.resident(server);
        server.events().clear();
    }

    @Test
    void aRoleIsAskedForByOneAndAgreedToByAnother() {
        Answer asked = paula.post("/requests", wish(Role.ANALYST, REASON));
        assertThat(asked.status()).isEqualTo(202);
        String id = asked.json().path("id").asString();

        assertThat(paula.post("/requests/" + id + "/approve", "").problem()).isEqualTo("403 own-request");
        assertThat(rosa.post("/requests/" + id + "/approve", "").problem()).isEqualTo("403 not-allowed");
        Answer approved = oskar.post("/requests/" + id + "/approve", "");

        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.json().path("state").asString()).isEqualTo("approved");
        assertThat(server.bean(Accounts.class).find(resident.id()).orElseThrow().roles()).contains(Role.ANALYST);
        assertThat(oskar.post("/requests/" + id + "/approve", "").status()).isEqualTo(200);
        assertThat(server.events().of(EventAction.ADMIN_ACTION)).contains(new AdminEvent("role-grant",
                resident.id().toString(), "analyst", null, TestStaff.PAULA.id(server).toString()));
        assertThat(rosa.get("/requests/" + id).json().path("decidedBy").asString())
                .isEqualTo(TestStaff.OSKAR.id(server).toString());
    }

    @Test
    void theSameKeyIsTheSameRequest() {
        Map<String, String> key = Map.of("Idempotency-Key", "key-" + UUID.randomUUID());
        String first = paula.post("/requests", wish(Role.ANALYST, REASON), key).json().path("id").asString();

        assertThat(paula.post("/requests", wish(Role.ANALYST, REASON), key).json().path("id").asString())
                .isEqualTo(first);
        assertThat(paula.post("/requests", wish(Role.AUDITOR, REASON), key).problem()).isEqualTo("422 key-reused");
        assertThat(paula.post("/requests", wish(Role.ANALYST, REASON)).problem()).isEqualTo("409 asked-already");
        assertThat(paula.post("/requests", wish(Role.AUDITOR, REASON), Map.of("Idempotency-Key", "short")).problem())
                .isEqualTo("400 malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "no json", "{\"kind\":\"role-grant\"}",
            "{\"kind\":\"role-grant\",\"kind\":\"role-grant\"}", "{\"surprise\":1}", "{\"accountId\":\"x\"}",
            "{\"kind\":\"else\",\"accountId\":\"6f0c33a4-46c8-4d4f-8a53-2b6c6d1f3b2a\",\"role\":\"ANALYST\"} {}"})
    void whatIsMissingDoubledOrUnknownIsRefused(String body) {
        for (String path : List.of("/requests", "/users/search")) {
            Answer answer = paula.post(path, body);
            assertThat(answer.status()).as(path + " " + body).isIn(400, 422);
            assertThat(answer.type()).startsWith("application/problem+json");
        }
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(paula.post("/requests", wish(Role.ANALYST, "x".repeat(501))).problem())
                .isEqualTo("422 reason-missing");
        assertThat(paula.post("/requests", wish(Role.ANALYST, "x".repeat(20_000))).problem())
                .isEqualTo("400 malformed");
        assertThat(paula.post("/users/search", "{\"query\":\"" + "x".repeat(300) + "\",\"purpose\":\"" + REASON + "\"}")
                .problem()).isEqualTo("400 malformed");
        assertThat(paula.get("/users/not-an-id").problem()).isEqualTo("400 malformed");
        assertThat(paula.get("/users/" + UUID.randomUUID()).problem()).isEqualTo("404 unknown");
        assertThat(paula.post("/requests/" + UUID.randomUUID() + "/approve", "").problem()).isEqualTo("404 unknown");
    }

    @Test
    void whoLooksForPeopleSaysWhy() {
        String login = "\"" + resident.login() + "\"";
        assertThat(paula.post("/users/search", "{\"query\":" + login + "}").problem())
                .isEqualTo("422 reason-missing");

        Answer found = rosa.post("/users/search", "{\"query\":" + login + ",\"purpose\":\"" + REASON + "\"}");

        assertThat(found.json().path(0).path("id").asString()).isEqualTo(resident.id().toString());
        assertThat(server.events().of(EventAction.ADMIN_ACTION)).singleElement()
                .isInstanceOfSatisfying(AdminEvent.class, event -> {
                    assertThat(event.operation()).isEqualTo("user-search");
                    assertThat(event.toString()).doesNotContain(resident.login(), REASON);
                });
        assertThat(paula.post("/users/search", "{\"query\":\"%%%\",\"purpose\":\"" + REASON + "\"}").json()).isEmpty();
    }

    @Test
    void anAccountIsLockedSignedOutAndUnlocked() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, resident.login(), TestAuthServer.PASSWORD);
        String path = "/users/" + resident.id();

        assertThat(paula.post(path + "/lock", "{}").problem()).isEqualTo("422 reason-missing");
        assertThat(rosa.post(path + "/lock", why()).problem()).isEqualTo("403 not-allowed");
        assertThat(paula.post(path + "/lock", why()).status()).isEqualTo(204);

        assertThat(browser.get(url.resolve("/")).statusCode()).isEqualTo(302);
        assertThat(paula.get(path).json().path("status").asString()).isEqualTo("LOCKED");
        assertThat(paula.post(path + "/unlock", why()).status()).isEqualTo(204);
        assertThat(paula.post(path + "/unlock", why()).problem()).isEqualTo("409 no-change");
        assertThat(server.bean(Accounts.class).find(resident.id()).map(Account::isActive)).contains(true);
        for (String care : List.of("lock", "unlock", "end-sessions", "require-step-up", "enrolment-code")) {
            assertThat(paula.post("/users/" + TestStaff.PAULA.id(server) + "/" + care, why()).problem()).as(care)
                    .isEqualTo("403 concerned");
        }
    }

    @Test
    void afterAStepUpOlderProofsDoNotCount() {
        TestBrowser browser = new TestBrowser();
        browser.signIn(url, resident.login(), TestAuthServer.PASSWORD);
        assertThat(paula.post("/users/" + resident.id() + "/require-step-up", why()).status()).isEqualTo(204);

        assertThat(server.bean(FreshProofWishes.class).since(resident.id())).isPresent();
        assertThat(TestBrowser.location(browser.get(TestClient.partner().authorizationRequest(url))).getPath())
                .isEqualTo("/login");
        assertThat(TestClient.partner().redeem(url, TestClient.partner().code(url, resident.login())).status())
                .isEqualTo(200);
    }

    @Test
    void aCodeForAPasskeyIsForStaffAndNotForOneself() {
        assertThat(paula.post("/users/" + resident.id() + "/enrolment-code", why()).problem())
                .isEqualTo("409 no-change");

        Answer issued = paula.post("/users/" + TestStaff.NINA.id(server) + "/enrolment-code", why());

        assertThat(issued.json().path("code").asString()).matches("([0-9a-z]{4}-){3}[0-9a-z]{4}");
        assertThat(server.events().all().toString()).doesNotContain(issued.json().path("code").asString());
        assertThat(server.notices()).anySatisfy(notice -> assertThat(notice.kind()).isEqualTo("enrolment-code"));
    }

    @Test
    void onlyATokenOfAnAdministratorAfterAPasskeyOpensIt() {
        URI requests = url.resolve("/api/v1/admin/requests");
        assertThat(TestClient.get(requests, Map.of()).status()).isEqualTo(401);
        assertThat(TestClient.get(requests, paula.token()).status()).as("bound, without proof").isEqualTo(401);
        String portal = TestClient.portal()
                .redeem(url, TestClient.portal().code(url, resident.login()))
                .text("access_token");
        assertThat(TestClient.get(requests, portal).status()).as("another resource").isEqualTo(401);

        TestBrowser browser = new TestBrowser();
        browser.signIn(url, resident.login(), TestAuthServer.PASSWORD);
        assertThat(TestBrowser.location(browser.get(CLIENT.authorizationRequest(url))).getQuery())
                .as("a resident gets no such token").contains("error=access_denied");
        assertThat(Caller.of(TestStaff.NINA).get("/requests").problem()).as("an analyst").isEqualTo("403 not-allowed");
    }

    @Test
    void aTokenIsWorthNothingOnceTheRoleIsGone() {
        TestPerson left = TestPerson.with(server, Role.AUDITOR);
        server.database()
                .sql("update account.role set account_id = ? where account_id = ?")
                .params(TestStaff.NINA.id(server), left.id())
                .update();
        Caller nina = Caller.of(TestStaff.NINA);
        assertThat(nina.get("/requests").status()).isEqualTo(200);
        server.database()
                .sql("delete from account.role where account_id = ? and role = 'AUDITOR'")
                .param(TestStaff.NINA.id(server))
                .update();

        assertThat(nina.get("/requests").problem()).isEqualTo("403 not-allowed");
    }

    private String wish(Role role, String reason) {
        return JsonMapper.shared().writeValueAsString(Map.of("kind", "role-grant", "accountId", resident.id(), "role",
                role, "validUntil", Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS), "reason",
                reason));
    }

    static String why() {
        return "{\"reason\":\"" + REASON + "\"}";
    }

    /** An answer: of a problem its status and the end of its type. */
    record Answer(int status, String type, String body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String problem() {
            assertThat(type).as(body).startsWith("application/problem+json");
            return status + " " + json().path("type").asString().replaceAll(".*:", "");
        }
    }

    /** Somebody with a token that is bound to a key. */
    record Caller(String token, TestKey key) {
        static Caller of(TestStaff person) {
            TestBrowser browser = new TestBrowser();
            person.signIn(browser, url);
            URI callback = TestBrowser.location(browser.get(CLIENT.authorizationRequest(url)));
            TestKey key = new TestKey();
            URI tokens = url.resolve("/oauth2/token");
            Map<String, String> parameters = Map.of("grant_type", "authorization_code", "code",
                    TestClient.parameters(callback).get("code"), "redirect_uri", CLIENT.redirectUri(), "code_verifier",
                    TestClient.VERIFIER);
            String nonce = CLIENT.post(tokens, parameters, Map.of("DPoP", key.proof("POST", tokens, Map.of())))
                    .header("DPoP-Nonce");
            TestClient.Answer answer = CLIENT.post(tokens, parameters,
                    Map.of("DPoP", key.proof("POST", tokens, Map.of("nonce", nonce))));
            return new Caller(answer.text("access_token"), key);
        }

        Answer get(String path) {
            return send("GET", path, "", Map.of());
        }

        Answer post(String path, String body) {
            return send("POST", path, body, Map.of());
        }

        Answer post(String path, String body, Map<String, String> headers) {
            return send("POST", path, body, headers);
        }

        Answer send(String method, String path, String body, Map<String, String> headers) {
            URI target = url.resolve("/api/v1/admin" + path);
            Map<String, String> all = new HashMap<>(headers);
            all.put("Authorization", "DPoP " + token);
            all.put("DPoP", key.proof(method, target, Map.of("ath", TestKey.hash(token))));
            all.put("Content-Type", "application/json");
            HttpRequest.Builder request = HttpRequest.newBuilder(target)
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            all.forEach(request::header);
            try {
                HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
                return new Answer(answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""),
                        answer.body());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
