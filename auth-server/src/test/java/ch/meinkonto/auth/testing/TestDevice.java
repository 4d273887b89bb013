package ch.meinkonto.auth.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

/**
 * A device that waits for somebody to let it in (RFC 8628).
 *
 * @param client as which it asks
 * @param codes what it was told when it began
 */
public record TestDevice(BoundClient client, TestClient.Answer codes) {
    /** The inspector's terminal, which has just asked. */
    public static TestDevice asking(TestAuthServer server) {
        BoundClient terminal = new BoundClient(TestClient.inspectorTerminal(), new TestKey(), server.url());
        TestClient.Answer codes = terminal.client()
                .post(server.url().resolve("/oauth2/device_authorization"), Map.of("scope", "parking-permit"));
        assertThat(codes.status()).as(codes.toString()).isEqualTo(200);
        return new TestDevice(terminal, codes);
    }

    /** What it shows. */
    public String userCode() {
        return codes.text("user_code");
    }

    /** Asks whether it was let in. */
    public TestClient.Answer poll() {
        return client.ask(Map.of("grant_type", "urn:ietf:params:oauth:grant-type:device_code", "device_code",
                codes.text("device_code")));
    }

    /** A person who is signed in types its code, which leads to the question. */
    public void typeInto(TestBrowser browser) {
        assertThat(type(browser, userCode()).getPath()).isEqualTo("/device/confirm");
    }

    /** A person who is signed in types a code; tells where that leads. */
    public URI type(TestBrowser browser, String code) {
        URI page = client.server().resolve("/device");
        return TestBrowser.location(browser.submit(page, page, Map.of("code", code)));
    }

    /** Answers the question ({@code allow}, {@code deny}); tells where that leads. */
    public URI answer(TestBrowser browser, String answer) {
        URI page = client.server().resolve("/device/confirm");
        return TestBrowser.location(browser.submit(page, page, Map.of("answer", answer)));
    }
}
