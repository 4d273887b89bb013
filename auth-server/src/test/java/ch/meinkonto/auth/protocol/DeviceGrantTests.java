package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.session.Sessions;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.auth.testing.TestDevice;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.soc.contract.ConsentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.RateLimitEvent;
import ch.meinkonto.soc.contract.TokenEvent;

/** Devices without a browser: RFC 8628, as they see it. */
class DeviceGrantTests {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static TestAuthServer server;
    private static URI url;

    private final TestBrowser browser = new TestBrowser();
    private TestPerson person;

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
    void signIn() {
        person = TestPerson.resident(server);
        browser.signIn(url, person.login(), TestAuthServer.PASSWORD);
        server.events().clear();
    }

    /** Section 3.2. */
    @Test
    void aDeviceIsToldWhatToShowAndHowLongItIsGood() {
        TestClient.Answer codes = TestDevice.asking(server).codes();

        assertThat(codes.body()).containsOnlyKeys("device_code", "user_code", "verification_uri",
                "verification_uri_complete", "expires_in")
                .containsEntry("verification_uri", TestAuthServer.ISSUER + "/device")
                .containsEntry("verification_uri_complete",
                        TestAuthServer.ISSUER + "/device?user_code=" + codes.text("user_code"));
        assertThat((int) codes.body().get("expires_in")).isBetween(595, 600);
        assertThat(codes.text("device_code")).hasSizeGreaterThanOrEqualTo(128);
        assertThat(codes.header("Cache-Control")).contains("no-store");
    }

    /** Section 6.1. */
    @Test
    void codesForPeopleHaveNoVowelsNorWhatLooksLikeADigitAndAreNotAlike() {
        List<String> codes = IntStream.range(0, 40).mapToObj(_ -> TestDevice.asking(server).userCode()).toList();

        assertThat(codes).doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}"));
        assertThat(String.join("", codes).chars().filter(Character::isLetter).distinct().count()).isEqualTo(20);
    }

    /** Section 3.1. */
    @Test
    void onlyADeviceMayAskAndOnlyForWhatItMayHave() {
        URI endpoint = url.resolve("/oauth2/device_authorization");
        TestClient terminal = TestClient.inspectorTerminal();
        assertThat(TestClient.portal().post(endpoint, Map.of("scope", "parking-permit")).body()).containsEntry("error",
                "unauthorized_client");
        assertThat(TestClient.partnerApp().post(endpoint, Map.of("scope", "parking-permit")).body())
                .containsEntry("error", "unauthorized_client");
        assertThat(new TestClient("nobody", null, "", "").post(endpoint, Map.of("scope", "parking-permit")).status())
                .isEqualTo(401);
        for (String scope : List.of("", "email", "openid parking-permit", "parking-permit soc:read")) {
            TestClient.Answer answer = terminal.post(endpoint, Map.of("scope", scope));
            assertThat(answer.status()).as(scope).isEqualTo(400);
            assertThat(answer.body()).as(scope).containsEntry("error", "invalid_scope");
        }
    }

    /** Section 5.1: the more codes wait, the easier one is hit. */
    @Test
    void onePlaceHasOnlySoManyDevicesWaiting() {
        URI endpoint = url.resolve("/oauth2/device_authorization");
        Map<String, String> elsewhere = Map.of("X-Forwarded-For", "198.51.100.7");
        List<TestClient.Answer> answers = IntStream.rangeClosed(0, 20)
                .mapToObj(_ -> TestClient.inspectorTerminal()
                        .post(endpoint, Map.of("scope", "parking-permit"), elsewhere))
                .toList();

        assertThat(answers.subList(0, 20)).allMatch(answer -> answer.status() == 200);
        assertThat(answers.getLast().body()).isEqualTo(Map.of("error", "slow_down"));
        assertThat(server.events().of(EventAction.RATELIMIT_HIT))
                .containsExactly(new RateLimitEvent("device-request", "address", 1));
        assertThat(TestDevice.asking(server).userCode()).as("from anywhere else").isNotBlank();
    }

    /** Sections 3.3 to 3.5. */
    @Test
    void aDeviceThatAPersonAllowsGetsTokensInTheirNameOnce() {
        TestDevice device = TestDevice.asking(server);
        assertThat(device.poll().body()).containsEntry("error", "authorization_pending");

        device.typeInto(browser);
        assertThat(device.answer(browser, "allow").getPath()).isEqualTo("/device/done");
        TestClient.Answer tokens = device.poll();

        assertThat(tokens.status()).as(tokens.toString()).isEqualTo(200);
        assertThat(tokens.body()).containsEntry("token_type", "DPoP").containsKey("refresh_token");
        assertThat(TestClient.claims(tokens.text("access_token"))).containsEntry("sub", person.id().toString())
                .containsEntry("client_id", "inspector-terminal")
                .containsEntry("aud", "portal-api")
                .containsEntry("scope", "parking-permit")
                .containsEntry("cnf", Map.of("jkt", device.client().key().thumbprint()))
                .containsKeys("auth_time", "acr", "amr");
        assertThat(device.poll().status()).as("the code is used up").isEqualTo(400);
        assertThat(device.client().refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void theSecurityOperationsCentreIsToldOfTheConsentAndTheTokenAndNotOfTheWaiting() {
        TestDevice device = TestDevice.asking(server);
        device.poll();
        device.poll();
        assertThat(server.events().all()).isEmpty();

        device.typeInto(browser);
        device.answer(browser, "allow");
        device.poll();

        assertThat(server.events().of(EventAction.OAUTH_CONSENT_GRANT)).containsExactly(
                new ConsentEvent(person.id().toString(), "inspector-terminal", List.of("parking-permit"), true));
        assertThat(server.events().of(EventAction.OAUTH_TOKEN_ISSUE)).singleElement()
                .isInstanceOfSatisfying(TokenEvent.class, issued -> {
                    assertThat(issued.grantType()).isEqualTo(GRANT);
                    assertThat(issued.clientId()).isEqualTo("inspector-terminal");
                    assertThat(issued.userId()).isEqualTo(person.id().toString());
                });
    }

    /** Section 3.5. */
    @Test
    void aDeviceThatAPersonTurnsAwayIsToldSo() {
        TestDevice device = TestDevice.asking(server);
        device.typeInto(browser);

        assertThat(device.answer(browser, "deny").getPath()).isEqualTo("/device/refused");

        assertThat(device.poll().body()).containsEntry("error", "access_denied");
        assertThat(server.events().of(EventAction.OAUTH_CONSENT_GRANT)).isEmpty();
    }

    /** Section 3.5: each time it asks too soon it has to wait for five seconds more. */
    @Test
    void aDeviceThatAsksTooOftenIsSlowedDown() {
        TestDevice device = TestDevice.asking(server);
        assertThat(device.poll().body()).containsEntry("error", "authorization_pending");
        assertThat(device.poll().body()).containsOnly(Map.entry("error", "slow_down"));

        pass(6);
        assertThat(device.poll().body()).as("ten seconds now").containsEntry("error", "slow_down");
        pass(15);
        assertThat(device.poll().body()).containsEntry("error", "authorization_pending");
        pass(10);
        assertThat(device.poll().body()).as("for the rest").containsEntry("error", "slow_down");

        device.typeInto(browser);
        device.answer(browser, "allow");
        assertThat(device.poll().status()).as("there is nothing to wait for any more").isEqualTo(200);
    }

    /** Section 3.5. */
    @Test
    void anExpiredCodeIsOverForTheDeviceAndForThePerson() {
        TestDevice device = TestDevice.asking(server);
        device.typeInto(browser);
        server.database().sql("""
                update oauth2_authorization set device_code_issued_at = device_code_issued_at - interval '10 minutes',
                    device_code_expires_at = device_code_expires_at - interval '10 minutes',
                    user_code_issued_at = user_code_issued_at - interval '10 minutes',
                    user_code_expires_at = user_code_expires_at - interval '10 minutes'
                where user_code_value = ?""").param(device.userCode()).update();

        assertThat(TestBrowser.location(browser.get(url.resolve("/device/confirm"))))
                .hasToString(url + "/device?problem=gone");
        assertThat(device.type(browser, device.userCode())).hasToString(url + "/device?problem=code");
        assertThat(device.poll().body()).containsEntry("error", "expired_token");
    }

    /** Section 3.4: a device code is its client's; and RFC 9449: without its key a bound client gets nothing. */
    @Test
    void nobodyElseGetsTheTokens() {
        TestDevice device = TestDevice.asking(server);
        device.typeInto(browser);
        device.answer(browser, "allow");
        Map<String, String> poll = Map.of("grant_type", GRANT, "device_code", device.codes().text("device_code"));

        assertThat(TestClient.inspectorTerminal().token(url, poll).body()).containsEntry("error",
                "invalid_dpop_proof");
        assertThat(TestClient.portal().token(url, poll).body()).containsEntry("error", "invalid_grant");
        assertThat(device.poll().body()).as("a code that others have is no longer good").containsEntry("error",
                "access_denied");
    }

    @Test
    void whoseAccessEndsBeforeTheDeviceAsksAgainLetsNobodyIn() {
        TestDevice device = TestDevice.asking(server);
        device.typeInto(browser);
        device.answer(browser, "allow");

        server.bean(Sessions.class).endAll(person.id().toString());

        assertThat(device.poll().body()).containsEntry("error", "access_denied");
    }

    @Test
    void forAnAccountThatIsLockedMeanwhileTheDeviceGetsNothing() {
        TestDevice device = TestDevice.asking(server);
        device.typeInto(browser);
        device.answer(browser, "allow");

        server.bean(Accounts.class).lock(person.id());

        assertThat(device.poll().body()).containsEntry("error", "invalid_grant");
    }

    @Test
    void whatADeviceLeavesBehindIsForgotten() {
        TestDevice device = TestDevice.asking(server);
        device.poll();
        server.database().sql("""
                update oauth2_authorization set device_code_issued_at = now() - interval '3 days',
                    device_code_expires_at = now() - interval '2 days' where user_code_value = ?""")
                .param(device.userCode())
                .update();
        pass(4000);

        server.bean(AuthorizationUpkeep.class).removeExpired();

        assertThat(server.database()
                .sql("select count(*) from oauth2_authorization where user_code_value = ?")
                .param(device.userCode())
                .query(Integer.class)
                .single()).isZero();
        assertThat(server.database().sql("select count(*) from device_poll").query(Integer.class).single()).isZero();
    }

    /** As if so many seconds had passed since each device asked last. */
    private static void pass(int seconds) {
        server.database().sql("update device_poll set asked_at = asked_at - make_interval(secs => ?)")
                .param(seconds)
                .update();
    }
}
