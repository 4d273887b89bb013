package ch.meinkonto.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestBrowser;
import ch.meinkonto.auth.testing.TestPerson;

/**
 * The authenticator app on somebody's telephone, and the sheet with their recovery codes.
 *
 * @param person whose it is
 * @param secret as the page showed it
 * @param paper the recovery codes
 */
record TestApp(TestAuthServer server, TestPerson person, TotpSecret secret, List<String> paper) {
    private static final Pattern SECRET = Pattern.compile("id=\"secret\"[^>]*>([A-Z2-7 ]+)<");
    private static final Pattern CODE = Pattern.compile("<code>([0-9a-z]{5}-[0-9a-z]{5})</code>");

    /** Adds an app in a browser in which its owner has just signed in, as the page says. */
    static TestApp added(TestAuthServer server, TestPerson person, TestBrowser browser) {
        URI page = server.url().resolve("/security/app");
        Matcher shown = SECRET.matcher(browser.get(page).body());
        assertThat(shown.find()).as("the secret is on the page").isTrue();
        TotpSecret secret = new TotpSecret(shown.group(1).replace(" ", ""));
        HttpResponse<String> added = browser.submit(page, page,
                Map.of("code", secret.codes().code(Totp.step(Instant.now()))));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
        return new TestApp(server, person, secret, codes(added.body()));
    }

    /** The recovery codes on a page. */
    static List<String> codes(String page) {
        return CODE.matcher(page).results().map(found -> found.group(1)).toList();
    }

    /** What it shows now. Half a minute must pass between two codes; the test cannot wait, so the server forgets the last. */
    String code() {
        server.database().sql("update factor.totp set last_step = 0 where account_id = ?").param(person.id()).update();
        return secret.codes().code(Totp.step(Instant.now()));
    }

    /** A code that it does not show, and did not and will not for a while. */
    String wrongCode() {
        long now = Totp.step(Instant.now());
        for (int guess = 0;; guess++) {
            String code = String.format("%06d", guess);
            if (secret.codes().match(code, Instant.now(), 0).isEmpty() && !code.equals(secret.codes().code(now + 2))) {
                return code;
            }
        }
    }

    /** Types the password, which leads to the question for the code. */
    void typePassword(TestBrowser browser) {
        HttpResponse<String> next = browser.signIn(server.url(), person.login(), TestAuthServer.PASSWORD);
        assertThat(TestBrowser.location(next).getPath()).isEqualTo("/login/factor");
    }

    /** Types a code where one is asked for, and tells where that leads. */
    String type(TestBrowser browser, String code) {
        return type(browser, Map.of("code", code));
    }

    /** Types a code of the sheet. */
    String typePaper(TestBrowser browser, String code) {
        return type(browser, Map.of("code", code, "recovery", "1"));
    }

    private String type(TestBrowser browser, Map<String, String> fields) {
        URI page = server.url().resolve("/login/factor");
        URI next = TestBrowser.location(browser.submit(page, page, fields));
        return next.getPath() + (next.getQuery() == null ? "" : "?" + next.getQuery());
    }
}
