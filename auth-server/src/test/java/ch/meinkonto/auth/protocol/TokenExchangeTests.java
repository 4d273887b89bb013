package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.AccountStates;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.session.Sessions;
import ch.meinkonto.auth.testing.BoundClient;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestKey;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.ops.stores.TestPostgres;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.SecurityEvent;
import ch.meinkonto.soc.contract.TokenEvent;

/** One client acts with what a person allowed another: RFC 8693. */
class TokenExchangeTests {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final String PORTAL_API = "http://localhost:8080/api/v1";
    private static final TestClient SERVICE = TestClient.partnerService();
    private static TestAuthServer server;
    private static URI url;

    private final TestKey key = new TestKey();
    private TestPerson person;
    private BoundClient app;
    private BoundClient service;

    @BeforeAll
    static void start() {
        // So that what was bound and what was not can be told apart, and so that its own tokens would live for longer.
        server = TestAuthServer.start(TestPostgres.database("exchange"),
                "meinkonto.auth.clients.partner-service.bound-tokens=false",
                "meinkonto.auth.clients.partner-service.exchanges-tokens-of=partner-app,partner",
                "meinkonto.auth.clients.partner-service.access-token-lifetime=30m");
        url = server.url();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void openAnAccount() {
        person = TestPerson.resident(server);
        app = new BoundClient(TestClient.partnerApp(), new TestKey(), url);
        service = new BoundClient(SERVICE, key, url);
    }

    /** Sections 2.2.1, 4.1 and 4.3; RFC 9449 section 5. */
    @Test
    void theNewTokenIsThePersonsAndNamesWhoActsWithIt() {
        String given = app.tokens(person.login()).text("access_token");

        TestClient.Answer answer = service.exchange(given, Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).containsOnlyKeys("access_token", "issued_token_type", "token_type", "expires_in",
                "scope")
                .containsEntry("issued_token_type", ACCESS_TOKEN)
                .containsEntry("token_type", "DPoP")
                .containsEntry("scope", "parking-permit");
        Map<String, Object> claims = TestClient.claims(answer.text("access_token"));
        assertThat(claims).containsEntry("sub", person.id().toString())
                .containsEntry("client_id", "partner-service")
                .containsEntry("aud", "portal-api")
                .containsEntry("scope", "parking-permit")
                .containsEntry("act", Map.of("iss", TestAuthServer.ISSUER, "sub", "partner-service"))
                .containsEntry("cnf", Map.of("jkt", key.thumbprint()))
                .containsEntry("acr", TestClient.claims(given).get("acr"))
                .containsEntry("auth_time", TestClient.claims(given).get("auth_time"))
                .containsEntry("exp", TestClient.claims(given).get("exp"));
        assertThat(introspect(answer.text("access_token"))).containsEntry("active", true)
                .containsEntry("act", claims.get("act"));
    }

    @Test
    void theSecurityOperationsCentreIsToldThatItWasAnExchange() {
        String given = app.tokens(person.login()).text("access_token");
        server.events().clear();

        service.exchange(given, Map.of());
        service.exchange("nonsense", Map.of());

        assertThat(server.events().of(EventAction.OAUTH_TOKEN_ISSUE)).satisfiesExactly(
                issued -> assertEvent(issued, person.id().toString(), null),
                refused -> assertEvent(refused, null, "invalid_request"));
    }

    /** RFC 6749 section 5.2. */
    @Test
    void whoeverIsNotConfiguredForItExchangesNothing() {
        String given = app.tokens(person.login()).text("access_token");

        assertThat(TestClient.portal().token(url, BoundClient.exchangeOf(given, Map.of())).body())
                .containsEntry("error", "unauthorized_client");
        assertThat(TestClient.engine().token(url, BoundClient.exchangeOf(given, Map.of())).body())
                .containsEntry("error", "unauthorized_client");
        assertThat(app.exchange(given, Map.of()).status()).isEqualTo(401);
        assertThat(SERVICE.token(url, Map.of("grant_type", "client_credentials")).body())
                .as("without a person behind it").containsEntry("error", "unauthorized_client");
    }

    /** Section 2.2.2: a token that is unacceptable by policy is an invalid request. */
    @Test
    void onlyTokensOfItsOwnProgramsAreExchangedAndOnlyOnce() {
        TestClient portal = TestClient.portal();
        String other = portal.redeem(url, portal.code(url, person.login())).text("access_token");
        assertThat(service.exchange(other, Map.of()).body()).containsEntry("error", "invalid_request");

        String own = service.exchange(app.tokens(person.login()).text("access_token"), Map.of()).text("access_token");
        assertThat(service.exchange(own, Map.of()).body()).containsEntry("error", "invalid_request");
    }

    /** Section 2.1, and 2.2.2 for its error. */
    @ParameterizedTest
    @CsvSource({"subject_token,''", "subject_token,nonsense", "subject_token_type,''",
            "subject_token_type,urn:ietf:params:oauth:token-type:id_token",
            "subject_token_type,urn:ietf:params:oauth:token-type:refresh_token", "requested_token_type,something",
            "actor_token,nonsense", "actor_token_type,urn:ietf:params:oauth:token-type:access_token",
            "resource,/api/v1"})
    void aRequestThatIsNotAsTheRuleSaysIsInvalid(String parameter, String value) {
        String given = app.tokens(person.login()).text("access_token");

        TestClient.Answer answer = service.exchange(given, Map.of(parameter, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).containsEntry("error", "invalid_request");
    }

    /** Section 2.1: whoever asks is the actor; nobody acts in the name of a third. */
    @Test
    void nobodyNamesAnotherActor() {
        String given = app.tokens(person.login()).text("access_token");
        String engine = TestClient.engine()
                .token(url, Map.of("grant_type", "client_credentials", "scope", "soc:respond", "resource",
                        PORTAL_API))
                .text("access_token");

        assertThat(service.exchange(given, Map.of("actor_token", engine, "actor_token_type", ACCESS_TOKEN)).body())
                .containsEntry("error", "invalid_request");
    }

    /** Never more than the token that is exchanged has. */
    @Test
    void theScopeIsThatOfTheTokenAtMost() {
        String narrow = new BoundClient(new TestClient("partner-app", null, app.client().redirectUri(), "openid"),
                app.key(), url).tokens(person.login()).text("access_token");
        String given = app.tokens(person.login()).text("access_token");

        assertThat(service.exchange(narrow, Map.of("scope", "parking-permit")).body()).containsEntry("error",
                "invalid_scope");
        assertThat(service.exchange(narrow, Map.of()).body()).containsEntry("error", "invalid_scope");
        assertThat(service.exchange(given, Map.of("scope", "openid")).body()).containsEntry("error", "invalid_scope");
        assertThat(service.exchange(given, Map.of("scope", "parking-permit")).status()).isEqualTo(200);
    }

    /** Section 2.1 with RFC 8707: the address or the name of a resource of ours. */
    @Test
    void theTokenIsForOneResourceThatTheScopesOpen() {
        String given = app.tokens(person.login()).text("access_token");
        for (Map<String, String> good : List.of(Map.of("resource", PORTAL_API),
                Map.of("audience", "portal-api"), Map.of("audience", "portal-api", "resource", PORTAL_API))) {
            assertThat(TestClient.claims(service.exchange(given, good).text("access_token"))).containsEntry("aud",
                    "portal-api");
        }
        for (Map<String, String> bad : List.of(Map.of("resource", "https://elsewhere.example/"),
                Map.of("resource", "http://localhost:8095/api/v1"), Map.of("audience", "soc-engine"),
                Map.of("audience", "nobody"), Map.of("audience", "auth-server-api", "resource", PORTAL_API))) {
            TestClient.Answer answer = service.exchange(given, bad);
            assertThat(answer.status()).as(bad.toString()).isEqualTo(400);
            assertThat(answer.body()).as(bad.toString()).containsEntry("error", "invalid_target");
        }
    }

    /** RFC 9449: who stole a bound token cannot wash the binding off. */
    @Test
    void whatWasBoundStaysBoundAndWhatWasNotCanBe() {
        String bound = app.tokens(person.login()).text("access_token");
        assertThat(SERVICE.token(url, BoundClient.exchangeOf(bound, Map.of())).body()).containsEntry("error",
                "invalid_dpop_proof");

        TestClient partner = TestClient.partner();
        String bearer = partner.redeem(url, partner.code(url, person.login())).text("access_token");
        TestClient.Answer unbound = SERVICE.token(url, BoundClient.exchangeOf(bearer, Map.of()));
        assertThat(unbound.body()).containsEntry("token_type", "Bearer");
        assertThat(TestClient.claims(unbound.text("access_token"))).doesNotContainKey("cnf");
        assertThat(TestClient.claims(service.exchange(bearer, Map.of()).text("access_token"))).containsEntry("cnf",
                Map.of("jkt", key.thumbprint()));
    }

    @Test
    void aTokenThatIsOverOrTakenBackIsNotExchanged() {
        TestClient.Answer tokens = app.tokens(person.login());
        app.client().post(url.resolve("/oauth2/revoke"), Map.of("token", tokens.text("access_token")));
        assertThat(service.exchange(tokens.text("access_token"), Map.of()).body()).containsEntry("error",
                "invalid_request");

        String old = app.tokens(person.login()).text("access_token");
        server.database().sql("""
                update oauth2_authorization set access_token_issued_at = now() - interval '20 minutes',
                    access_token_expires_at = now() - interval '10 minutes' where access_token_value = ?""")
                .param(old)
                .update();
        assertThat(service.exchange(old, Map.of()).body()).containsEntry("error", "invalid_request");
    }

    @Test
    void afterTheSessionEndedNothingIsExchanged() {
        String given = app.tokens(person.login()).text("access_token");

        server.bean(Sessions.class).endOthers(person.id().toString(), "");

        assertThat(service.exchange(given, Map.of()).body()).containsEntry("error", "invalid_request");
    }

    @ParameterizedTest
    @EnumSource(value = Account.Status.class, names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
    void forAnAccountThatMayNoLongerBeUsedNothingIsExchanged(Account.Status status) {
        String given = app.tokens(person.login()).text("access_token");

        AccountStates.bring(server.bean(Accounts.class), person.id(), status);

        assertThat(service.exchange(given, Map.of()).body()).containsEntry("error", "invalid_request");
    }

    @Test
    void whatWasGivenInExchangeEndsWithWhatItWasGivenFor() {
        TestClient.Answer tokens = app.tokens(person.login());
        String first = service.exchange(tokens.text("access_token"), Map.of()).text("access_token");
        String second = service.exchange(tokens.text("access_token"), Map.of()).text("access_token");

        server.bean(GrantedAccess.class).revoke(person.id().toString(), "partner-app");

        assertThat(introspect(first)).isEqualTo(Map.of("active", false));
        assertThat(introspect(second)).isEqualTo(Map.of("active", false));
    }

    @Test
    void aPersonSeesWhoActsForThemAndCanEndThatAlone() {
        TestClient.Answer tokens = app.tokens(person.login());
        String exchanged = service.exchange(tokens.text("access_token"), Map.of()).text("access_token");
        GrantedAccess access = server.bean(GrantedAccess.class);
        assertThat(access.of(person.id().toString())).extracting(GrantedAccess.Access::name)
                .containsExactly("Partner App", "Partner Service");

        access.revoke(person.id().toString(), "partner-service");

        assertThat(introspect(exchanged)).isEqualTo(Map.of("active", false));
        assertThat(introspect(tokens.text("access_token"))).containsEntry("active", true);
    }

    private static Map<String, Object> introspect(String token) {
        return TestClient.portal().post(url.resolve("/oauth2/introspect"), Map.of("token", token)).body();
    }

    private static void assertEvent(SecurityEvent event, @Nullable String userId, @Nullable String error) {
        assertThat(event).isInstanceOfSatisfying(TokenEvent.class, told -> {
            assertThat(told.grantType()).isEqualTo(GRANT);
            assertThat(told.clientId()).isEqualTo("partner-service");
            assertThat(told.userId()).isEqualTo(userId);
            assertThat(told.error()).isEqualTo(error);
        });
    }
}
