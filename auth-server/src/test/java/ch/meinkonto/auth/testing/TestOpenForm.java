package ch.meinkonto.auth.testing;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An open form as a browser got it.
 *
 * @param page where it stands
 * @param browser whose it is
 * @param token its hidden token
 * @param seal its seal
 * @param bits the work that it asks for
 */
public record TestOpenForm(URI page, TestBrowser browser, String token, String seal, int bits) {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SEAL = Pattern.compile("name=\"seal\" value=\"([^\"]+)\"");
    private static final Pattern BITS = Pattern.compile("data-bits=\"(\\d+)\"");

    /** Opens a page with such a form. */
    public static TestOpenForm at(URI page, TestBrowser browser) {
        String html = browser.get(page).body();
        return new TestOpenForm(page, browser, first(TOKEN, html), first(SEAL, html),
                Integer.parseInt(first(BITS, html)));
    }

    /** Sends it as a browser with script does. */
    public HttpResponse<String> send(String email) {
        return send(Map.of("email", email, "work", work()));
    }

    /** Sends it with exactly these fields beside the hidden ones. */
    public HttpResponse<String> send(Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(Map.of("seal", seal, "work", "", "homepage", ""));
        all.putAll(fields);
        return browser.post(page, all, token);
    }

    /** The number that the form asks for. */
    public String work() {
        for (long number = 0;; number++) {
            byte[] hash = sha256().digest((seal + ':' + number).getBytes(StandardCharsets.UTF_8));
            if (Integer.numberOfLeadingZeros(ByteBuffer.wrap(hash).getInt()) >= bits) {
                return Long.toString(number);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String first(Pattern pattern, String html) {
        Matcher matcher = pattern.matcher(html);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + html);
        }
        return matcher.group(1);
    }
}
