package ch.meinkonto.auth.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.notice.Notice;
import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.soc.contract.Device;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.LoginEvent;

/** From where an account is used, and what its owner and the security operations centre learn of it. */
class DevicesTests {
    private static final String HOME = "203.0.113.7";
    private static TestAuthServer server;
    private static URI url;

    private final TestBrowser browser = new TestBrowser(HOME);
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
    void arrive() {
        person = TestPerson.resident(server);
        server.events().clear();
    }

    @Test
    void aBrowserIsNewOnceAndKnownThenForThisAccountAlone() {
        signIn(browser);
        signIn(browser);

        List<Device> devices = devices();
        assertThat(devices).extracting(Device::known).containsExactly(false, true);
        assertThat(devices.get(0).idHash()).matches("[0-9a-f]{64}").isEqualTo(devices.get(1).idHash());
        TestPerson other = TestPerson.resident(server);
        browser.submit(url.resolve("/logout"), url.resolve("/logout"), Map.of());
        server.events().clear();
        browser.signIn(url, other.login(), TestAuthServer.PASSWORD);
        assertThat(devices()).containsExactly(new Device(devices.get(0).idHash(), false));
    }

    @Test
    void aWrongPasswordFromAKnownDeviceSaysSoAndFromAnUnknownOneGetsNoCookie() {
        signIn(browser);
        browser.submit(url.resolve("/logout"), url.resolve("/logout"), Map.of());
        server.events().clear();

        browser.signIn(url, person.login(), "falsch");
        TestBrowser stranger = new TestBrowser("198.51.100.9");
        stranger.signIn(url, person.login(), "falsch");

        assertThat(server.events().of(EventAction.AUTH_LOGIN)).map(event -> ((LoginEvent) event).device())
                .satisfiesExactly(known -> assertThat(known).isNotNull().extracting(Device::known).isEqualTo(true),
                        unknown -> assertThat(unknown).isNull());
        assertThat(stranger.cookies()).extracting(HttpCookie::getName).doesNotContain(DeviceCookie.NAME);
    }

    @Test
    void aCookieThatSomebodyMadeUpIsNotKnown() {
        signIn(browser);
        String real = cookie(browser);
        HttpCookie forged = new HttpCookie(DeviceCookie.NAME, real.substring(0, real.length() - 2) + "xx");
        forged.setPath("/");
        forged.setVersion(0);
        TestBrowser thief = new TestBrowser(HOME);
        thief.keep(url, forged);

        thief.signIn(url, person.login(), TestAuthServer.PASSWORD);

        assertThat(devices()).extracting(Device::known).containsExactly(false, false);
        assertThat(thief.cookies()).anyMatch(
                cookie -> cookie.getName().equals(DeviceCookie.NAME) && !cookie.getValue().equals(forged.getValue()));
    }

    @Test
    void theOwnerIsToldOfANewDeviceButNotOfTheFirst() {
        signIn(browser);
        assertThat(kinds()).isEmpty();

        signIn(new TestBrowser("198.51.100.9"));

        assertThat(kinds()).containsExactly("new-device");
        assertThat(server.notices().getLast().arguments()).contains("198.51.100.*");
        signIn(browser);
        assertThat(kinds()).hasSize(1);
    }

    @Test
    void aForgottenDeviceIsSignedOutAndNewAgain() {
        signIn(browser);
        TestBrowser elsewhere = new TestBrowser("198.51.100.9");
        signIn(elsewhere);
        String hash = devices().getLast().idHash();
        server.events().clear();

        browser.submit(url.resolve("/security"), url.resolve("/security/devices/forget"), Map.of("id", hash));

        assertThat(TestBrowser.location(elsewhere.get(url.resolve("/"))).getPath()).isEqualTo("/login");
        assertThat(browser.get(url.resolve("/")).statusCode()).isEqualTo(200);
        assertThat(server.events().of(EventAction.SESSION_END)).hasSize(1);
        elsewhere.signIn(url, person.login(), TestAuthServer.PASSWORD);
        assertThat(devices()).containsExactly(new Device(hash, false));
    }

    @Test
    void aDeviceThatWasNotUsedForHalfAYearIsForgotten() {
        signIn(browser);
        server.database()
                .sql("update device.known_device set last_seen = last_seen - interval '181 days' where account_id = ?")
                .param(person.id())
                .update();

        signIn(browser);

        assertThat(devices()).extracting(Device::known).containsExactly(false, false);
    }

    /** A browser that is used every day stays known. */
    @Test
    void eachSignInLetsTheBrowserKeepItsCookieForAnotherHalfYear() {
        signIn(browser);
        String value = cookie(browser);
        browser.submit(url.resolve("/logout"), url.resolve("/logout"), Map.of());

        HttpResponse<String> again = browser.signIn(url, person.login(), TestAuthServer.PASSWORD);

        assertThat(again.headers().allValues("Set-Cookie"))
                .filteredOn(header -> header.startsWith(DeviceCookie.NAME + "="))
                .singleElement()
                .asString()
                .startsWith(DeviceCookie.NAME + "=" + value + ";")
                .contains("Max-Age=" + Devices.KEPT.toSeconds());
    }

    @Test
    void theHistoryTellsWhatBecameOfEachSignIn() {
        browser.signIn(url, person.login(), "falsch");
        browser.signIn(url, person.login(), "auch falsch");
        signIn(browser);

        List<SignInHistory.Entry> history = server.bean(SignInHistory.class).of(person.id());

        assertThat(history).extracting(SignInHistory.Entry::outcome)
                .containsExactly(SignInHistory.Outcome.SIGNED_IN, SignInHistory.Outcome.WRONG_PASSWORD);
        assertThat(history.getLast().times()).isEqualTo(2);
        assertThat(history).allSatisfy(entry -> assertThat(entry.place().network()).isEqualTo("203.0.113.*"));
        assertThat(browser.get(url.resolve("/security")).body()).contains("Falsches Passwort", "(2×)",
                "aus dem Netz 203.0.113.*").doesNotContain(HOME);
    }

    @Test
    void theHistoryGoesBackNinetyDays() {
        signIn(browser);
        SignInHistory history = server.bean(SignInHistory.class);
        server.database().sql("update device.sign_in set at = at - interval '91 days' where account_id = ?")
                .param(person.id())
                .update();

        assertThat(history.of(person.id())).isEmpty();
        history.removeOld();
        assertThat(server.database().sql("select count(*) from device.sign_in where account_id = ?")
                .param(person.id())
                .query(Integer.class)
                .single()).isZero();
    }

    private void signIn(TestBrowser where) {
        if (where.cookies().stream().anyMatch(cookie -> cookie.getName().equals(DeviceCookie.NAME))) {
            where.submit(url.resolve("/logout"), url.resolve("/logout"), Map.of());
        }
        assertThat(TestBrowser.location(where.signIn(url, person.login(), TestAuthServer.PASSWORD)).getPath())
                .isEqualTo("/");
    }

    private List<Device> devices() {
        return server.events().of(EventAction.AUTH_LOGIN).stream().map(event -> ((LoginEvent) event).device()).toList();
    }

    private List<String> kinds() {
        return server.notices().stream().filter(notice -> notice.to().equals(person.login())).map(Notice::kind)
                .toList();
    }

    private static String cookie(TestBrowser browser) {
        return browser.cookies()
                .stream()
                .filter(cookie -> cookie.getName().equals(DeviceCookie.NAME))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }
}
