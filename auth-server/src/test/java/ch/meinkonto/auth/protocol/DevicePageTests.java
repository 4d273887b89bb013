package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestDevice;
import ch.meinkonto.auth.testing.TestPerson;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.RateLimitEvent;

/** Devices without a browser: RFC 8628, as the person sees it who lets one in. */
class DevicePageTests {
    private static TestAuthServer server;
    private static URI url;

    private final TestBrowser browser = new TestBrowser();
    private TestPerson person;
    private TestDevice device;

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
        device = TestDevice.asking(server);
        server.events().clear();
    }

    /** Section 3.3. */
    @Test
    void whoIsNotSignedInIsAskedToAndComesBackWithTheCode() {
        TestBrowser other = new TestBrowser();
        URI link = url.resolve("/device?user_code=" + device.userCode());
        assertThat(TestBrowser.location(other.get(link)).getPath()).isEqualTo("/login");

        URI back = TestBrowser.location(other.signIn(url, person.login(), TestAuthServer.PASSWORD));

        assertThat(back.getPath()).isEqualTo("/device");
        assertThat(other.get(back).body()).contains("value=\"" + device.userCode() + "\"");
    }

    /** Sections 3.3.1 and 5.4: following a link somebody sent is not enough, whatever was allowed before. */
    @Test
    void aLinkOnlyFillsTheCodeIn() {
        device.typeInto(browser);
        device.answer(browser, "allow");
        TestDevice second = TestDevice.asking(server);

        HttpResponse<String> page = browser.get(url.resolve("/device?user_code=" + second.userCode()));

        assertThat(page.body()).contains("value=\"" + second.userCode() + "\"", "Hat Ihnen jemand den Code geschickt");
        assertThat(browser.get(url.resolve("/oauth2/device_verification?user_code=" + second.userCode())).statusCode())
                .isEqualTo(404);
        assertThat(TestBrowser.location(browser.get(url.resolve("/device/confirm"))))
                .hasToString(url + "/device?problem=gone");
        assertThat(second.poll().body()).containsEntry("error", "authorization_pending");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "BCDF-GHJ", "BCDF-GHJKL", "ACDF-GHJK", "1111-2222"})
    void whatIsNoCodeIsNotRepeatedOnThePage(String code) {
        String page = browser.get(url.resolve("/device?" + TestBrowser.form(Map.of("user_code", code)))).body();

        assertThat(page).containsPattern("<input id=\"code\"[^>]*value=\"\"").doesNotContain("<script>", ">" + code);
    }

    /** Section 5.4: the question says which application asks, for what, and from where. */
    @Test
    void theQuestionSaysWhoAsksForWhat() {
        device.typeInto(browser);

        assertThat(browser.get(url.resolve("/device/confirm")).body()).contains("Darf Inspector Terminal in Ihr Konto?",
                device.userCode(), "Ihre Parkkarten: sehen und bestellen", "aus dem Netz 127.0.0.*",
                "Nur für ein Gerät, das vor Ihnen steht").doesNotContain("id=\"elsewhere\"");
    }

    @Test
    void whoIsInAnotherNetworkThanTheDeviceIsTold() {
        TestBrowser elsewhere = new TestBrowser("203.0.113.9");
        elsewhere.signIn(url, person.login(), TestAuthServer.PASSWORD);

        device.typeInto(elsewhere);

        assertThat(elsewhere.get(url.resolve("/device/confirm")).body()).contains("id=\"elsewhere\"",
                "Das Gerät ist in einem anderen Netz als Sie.");
    }

    /** Section 6.1: capitals, hyphen and spaces do not matter. */
    @ParameterizedTest
    @CsvSource({"lower", "without hyphen", "spaces"})
    void aCodeIsTakenHoweverItIsWritten(String spelling) {
        String code = switch (spelling) {
            case "lower" -> device.userCode().toLowerCase(Locale.ROOT);
            case "without hyphen" -> device.userCode().replace("-", "");
            default -> " " + device.userCode().replace("-", " – ") + " ";
        };

        assertThat(device.type(browser, code).getPath()).isEqualTo("/device/confirm");
    }

    @ParameterizedTest
    @CsvSource({"de,Diesen Code gibt es nicht", "en,There is no such code", "fr,Ce code n’existe pas",
            "it,Questo codice non esiste"})
    void aWrongCodeIsToldOfInEachLanguage(String language, String words) {
        URI next = device.type(browser, "BBBB-BBBB");
        assertThat(next).hasToString(url + "/device?problem=code");

        assertThat(browser.get(URI.create(next + "&lang=" + language)).body()).contains(words, "role=\"alert\"");
    }

    /** Section 5.1. */
    @Test
    void whoTriesCodesIsStoppedAndAnotherPersonIsNot() {
        for (int guess = 0; guess < 6; guess++) {
            assertThat(device.type(browser, "BBBB-BBBB")).hasToString(url + "/device?problem=code");
        }
        assertThat(device.type(browser, device.userCode())).hasToString(url + "/device?problem=limit");
        assertThat(server.events().of(EventAction.RATELIMIT_HIT))
                .containsExactly(new RateLimitEvent("user-code", "account", 1));

        TestBrowser other = new TestBrowser();
        other.signIn(url, TestPerson.resident(server).login(), TestAuthServer.PASSWORD);
        for (int device = 0; device < 8; device++) {
            TestDevice.asking(server).typeInto(other);
        }
    }

    @Test
    void nobodyAnswersWithoutHavingTypedTheCode() {
        String token = browser.token(url.resolve("/device"));

        HttpResponse<String> answer = browser.post(url.resolve("/device/confirm"),
                Map.of("answer", "allow", "code", device.userCode(), "id", device.userCode()), token);

        assertThat(TestBrowser.location(answer)).hasToString(url + "/device?problem=gone");
        assertThat(device.poll().body()).containsEntry("error", "authorization_pending");
    }

    @Test
    void aFormOfSomebodyElseIsRefused() {
        device.typeInto(browser);

        assertThat(browser.post(url.resolve("/device/confirm"), Map.of("answer", "allow"), "guessed").statusCode())
                .isEqualTo(403);
        assertThat(device.poll().body()).containsEntry("error", "authorization_pending");
    }

    @Test
    void anythingButYesIsNo() {
        device.typeInto(browser);

        assertThat(device.answer(browser, "perhaps").getPath()).isEqualTo("/device/refused");
        assertThat(device.poll().body()).containsEntry("error", "access_denied");
    }

    @Test
    void ofTwoWhoTypeTheSameCodeTheFirstAnswerCounts() {
        TestBrowser other = new TestBrowser();
        other.signIn(url, TestPerson.resident(server).login(), TestAuthServer.PASSWORD);
        device.typeInto(browser);
        device.typeInto(other);
        String token = other.token(url.resolve("/device/confirm"));

        assertThat(device.answer(browser, "deny").getPath()).isEqualTo("/device/refused");

        assertThat(TestBrowser.location(other.post(url.resolve("/device/confirm"), Map.of("answer", "allow"), token)))
                .hasToString(url + "/device?problem=gone");
        assertThat(device.poll().body()).containsEntry("error", "access_denied");
    }

    @Test
    void thePersonSeesTheDeviceAndEndsItsAccess() {
        device.typeInto(browser);
        URI done = device.answer(browser, "allow");
        assertThat(browser.get(done).body()).contains("Inspector Terminal hat jetzt Zugriff", "href=\"/security\"");
        String refresh = device.poll().text("refresh_token");
        assertThat(browser.get(url.resolve("/security")).body()).contains("Inspector Terminal");

        URI page = url.resolve("/security");
        browser.submit(page, url.resolve("/security/access/revoke"), Map.of("client", "inspector-terminal"));

        assertThat(device.client().refresh(refresh).body()).containsEntry("error", "invalid_grant");
    }
}
