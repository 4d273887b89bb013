package ch.meinkonto.soc.bench.visit;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An application to which people sign in with the authorization code flow and PKCE (OpenID Connect Core section 3.1, RFC
 * 7636): request, form, password, code, tokens.
 */
public final class Application {
    private static final int MOST_REDIRECTS = 6;
    private static final int FINE = 200;
    private static final int RANDOM_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final URI authorization;
    private final String clientId;
    private final String redirectUri;
    private final TokenEndpoint tokens;
    private final Browser[] browsers;

    /**
     * @param http shared by all people; must not follow redirects
     * @param authorization the authorization endpoint
     * @param tokens asked as this application
     * @param people how many, each with a browser of their own
     */
    public Application(HttpClient http, URI authorization, String clientId, String redirectUri, TokenEndpoint tokens,
            int people) {
        this.authorization = authorization;
        this.clientId = clientId;
        this.redirectUri = redirectUri;
        this.tokens = tokens;
        this.browsers = new Browser[people];
        Arrays.setAll(browsers, person -> new Browser(http));
    }

    /**
     * A person opens the application, signs in and closes the browser; the application has its tokens.
     *
     * @param person from 0; not by two threads at once
     * @throws IOException if anything is not answered as it must be
     */
    public Tokens signIn(int person, String login, String password) throws IOException, InterruptedException {
        Browser browser = browsers[person];
        String verifier = random();
        String state = random();
        HttpResponse<String> page = followed(browser, browser.get(request(state, verifier)));
        if (page.statusCode() != FINE) {
            throw new IOException("Instead of the form for the password came " + page.statusCode() + ".");
        }
        Form form = Form.asking(page.uri(), page.body());
        HttpResponse<String> answer = followed(browser, browser.post(form.action(), form.filled(login, password)));
        String location = answer.headers().firstValue("Location").orElse("");
        if (!location.startsWith(redirectUri)) {
            throw new IOException("Nobody was signed in: the last answer was " + answer.statusCode() + " at "
                    + answer.uri().getPath() + ".");
        }
        Map<String, String> parameters = parameters(URI.create(location));
        if (!state.equals(parameters.get("state")) || !parameters.containsKey("code")) {
            throw new IOException("The provider refused: " + parameters.getOrDefault("error", "without a code") + ".");
        }
        browser.close();
        return tokens.redeem(parameters.get("code"), redirectUri, verifier);
    }

    private URI request(String state, String verifier) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", redirectUri);
        parameters.put("scope", "openid");
        parameters.put("state", state);
        parameters.put("nonce", random());
        parameters.put("code_challenge", challenge(verifier));
        parameters.put("code_challenge_method", "S256");
        return URI.create(authorization + "?" + Form.encoded(parameters));
    }

    /** The first answer that is no redirect, or leads to the application. */
    private HttpResponse<String> followed(Browser browser, HttpResponse<String> answer)
            throws IOException, InterruptedException {
        HttpResponse<String> current = answer;
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            String location = current.headers().firstValue("Location").orElse("");
            if (location.isEmpty() || location.startsWith(redirectUri)) {
                return current;
            }
            current = browser.get(current.uri().resolve(location));
        }
        throw new IOException("The provider redirects without end.");
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(pair.substring(0, Math.max(0, equals)),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this Java has no SHA-256", absent);
        }
    }
}
