package ch.meinkonto.soc.engine.respond;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.contract.ResponseOrder;

/** Tokens of the client-credentials grant (RFC 6749, section 4.4), one per resource server (RFC 8707), kept until they expire. */
final class AccessTokens {
    /** A token is not used in its last seconds: it must still be good when it arrives. */
    private static final Duration MARGIN = Duration.ofSeconds(15);
    private static final int OK = 200;

    private final URI endpoint;
    private final RespondSettings settings;
    private final HttpClient http;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /** A token and when it ends. */
    private record Token(String value, Instant until) {}

    AccessTokens(URI endpoint, RespondSettings settings, HttpClient http, JsonMapper json, Clock clock) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.http = http;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A token for a resource server.
     *
     * @throws IOException where none is to be had at the moment
     */
    String of(String resource) throws IOException, InterruptedException {
        Token known = tokens.get(resource);
        if (known != null && known.until().isAfter(clock.instant())) {
            return known.value();
        }
        Token fresh = ask(resource);
        tokens.put(resource, fresh);
        return fresh.value();
    }

    /** That one was not believed: the next is asked for anew. */
    void forget(String resource) {
        tokens.remove(resource);
    }

    private Token ask(String resource) throws IOException, InterruptedException {
        String credentials = encoded(settings.clientId()) + ":" + encoded(settings.clientSecret());
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(settings.timeout())
                .header("Authorization", "Basic " + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope="
                        + encoded(ResponseOrder.SCOPE) + "&resource=" + encoded(resource)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("no token, the token endpoint answered " + answer.statusCode());
        }
        try {
            JsonNode body = json.readTree(answer.body());
            String value = body.path("access_token").asString("");
            if (value.isEmpty()) {
                throw new IOException("no token in the answer of the token endpoint");
            }
            Duration lasts = Duration.ofSeconds(body.path("expires_in").asLong(60));
            return new Token(value, clock.instant().plus(lasts).minus(MARGIN));
        } catch (JacksonException unreadable) {
            throw new IOException("the answer of the token endpoint cannot be read", unreadable);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
