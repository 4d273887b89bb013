package ch.meinkonto.portal.access;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;

import org.springframework.security.oauth2.jwt.JwtException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The question to the identity provider whether a token is active (RFC 7662 section 2). */
final class Introspection implements Predicate<String> {
    /** A program waits for its answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI endpoint;
    private final String credentials;
    private final JsonMapper json;

    Introspection(PortalSettings settings, JsonMapper json) {
        this.endpoint = URI.create(settings.issuer() + "/oauth2/introspect");
        // RFC 6749 section 2.3.1: both encoded like a form first.
        this.credentials = "Basic " + Base64.getEncoder()
                .encodeToString(("portal:" + encoded(settings.clientSecret())).getBytes(StandardCharsets.US_ASCII));
        this.json = json;
    }

    /** @throws JwtException when the identity provider cannot tell; whether the token is good is not known then */
    @Override
    public boolean test(String token) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Authorization", credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("token=" + encoded(token) + "&token_type_hint=access_token"))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new JwtException("the identity provider does not tell, status " + answer.statusCode());
            }
            return Boolean.TRUE.equals(json.readValue(answer.body(), Map.class).get("active"));
        } catch (IOException | JacksonException e) {
            throw new JwtException("the identity provider does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JwtException("interrupted while the identity provider was asked", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
