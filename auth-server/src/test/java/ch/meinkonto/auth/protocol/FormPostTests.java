package ch.meinkonto.auth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestClient;

/** Answers that come back in a form: OAuth 2.0 Form Post Response Mode. */
class FormPostTests {
    private static final Pattern FIELD = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final TestClient PORTAL = TestClient.portal();
    private static TestAuthServer server;
    private static URI url;

    private final TestBrowser browser = new TestBrowser();

    @BeforeAll
    static void start() {
        server = TestAuthServer.start();
        url = server.url();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Section 2; RFC 9207 section 2. */
    @Test
    void theCodeComesInAFormThatSendsItself() {
        browser.signIn(url, "anna.muster@example.ch", TestAuthServer.PASSWORD);
        HttpResponse<String> page = ask(Map.of("response_mode", "form_post", "state", "\"><script>"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("action=\"" + PORTAL.redirectUri() + "\"", "form-post")
                .doesNotContain("\"><script>");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        Map<String, String> fields = fields(page);
        assertThat(fields).containsOnlyKeys("code", "state", "iss").containsEntry("iss", TestAuthServer.ISSUER);
        assertThat(PORTAL.redeem(url, fields.get("code")).status()).isEqualTo(200);
    }

    @Test
    void aPushedRequestIsAnsweredTheSameWay() {
        browser.signIn(url, "anna.muster@example.ch", TestAuthServer.PASSWORD);
        Map<String, String> parameters = PORTAL.authorizationParameters();
        parameters.put("response_mode", "form_post");
        String reference = PORTAL.post(url.resolve("/oauth2/par"), parameters).text("request_uri");

        HttpResponse<String> page = browser.get(url.resolve("/oauth2/authorize?" + TestBrowser.form(
                Map.of("client_id", "portal", "request_uri", reference))));

        assertThat(fields(page)).containsKeys("code", "state", "iss");
    }

    /** RFC 9126 section 4: beside the reference, what the browser sends does not count. */
    @Test
    void theBrowserCannotChangeHowAPushedRequestIsAnswered() {
        browser.signIn(url, "anna.muster@example.ch", TestAuthServer.PASSWORD);
        Map<String, String> parameters = PORTAL.authorizationParameters();
        parameters.put("response_mode", "form_post");
        String reference = PORTAL.post(url.resolve("/oauth2/par"), parameters).text("request_uri");

        HttpResponse<String> page = browser.get(url.resolve("/oauth2/authorize?" + TestBrowser.form(
                Map.of("client_id", "portal", "request_uri", reference, "response_type", "code", "response_mode",
                        "query"))));

        assertThat(fields(page)).containsKeys("code", "state", "iss");
    }

    @Test
    void aRefusalComesTheSameWay() {
        assertThat(fields(ask(Map.of("response_mode", "form_post", "prompt", "none"))))
                .containsEntry("error", "login_required")
                .containsEntry("iss", TestAuthServer.ISSUER);
    }

    /** OAuth 2.0 Multiple Response Type Encoding Practices, section 2.1. */
    @Test
    void anotherModeIsRefused() {
        assertThat(TestClient.parameters(TestBrowser.location(ask(Map.of("response_mode", "fragment")))))
                .containsEntry("error", "invalid_request");
    }

    private HttpResponse<String> ask(Map<String, String> different) {
        Map<String, String> parameters = PORTAL.authorizationParameters();
        parameters.putAll(different);
        return browser.get(url.resolve("/oauth2/authorize?" + TestBrowser.form(parameters)));
    }

    private static Map<String, String> fields(HttpResponse<String> page) {
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(page.body());
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        return fields;
    }
}
