package ch.meinkonto.securitytests.stack;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Asks the engine's API, with a client-credentials token (RFC 6749 section 4.4) that is fetched when one is needed. */
final class EngineApi {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningStack stack;
    private final String scope;
    private final HttpClient http;
    private @Nullable String token;

    /**
     * Asks this stack.
     *
     * @param scope what the token is for, separated by blanks
     */
    EngineApi(RunningStack stack, String scope) {
        this.stack = stack;
        this.scope = scope;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    }

    /**
     * Sends a request.
     *
     * @param path below {@code /api/v1}, with its query
     * @param body JSON, absent for none
     * @throws StackUnavailable if the auth-server or the engine does not answer as it should
     */
    HttpResponse<String> ask(String method, String path, @Nullable String body) {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() == 401 && token != null) {
            token = null; // it may simply have expired
            answer = send(method, path, body);
        }
        return answer;
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body) {
        return send(Service.ENGINE, HttpRequest.newBuilder(stack.page(Service.ENGINE, "/api/v1" + path))
                .header("Authorization", "Bearer " + token())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body)));
    }

    private String token() {
        if (token == null) {
            String credentials = encode(RunningStack.CLIENT_ID) + ":" + encode(stack.clientSecret());
            URI endpoint = stack.page(Service.AUTH, "/oauth2/token");
            HttpResponse<String> answer = send(Service.AUTH, HttpRequest.newBuilder(endpoint)
                    .header("Authorization", "Basic " + Base64.getEncoder()
                            .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=" + encode(scope)
                            + "&resource=" + encode(stack.address(Service.ENGINE) + "/api/v1"))));
            if (answer.statusCode() != 200) {
                throw new StackUnavailable("The auth-server refused a token to client \"" + RunningStack.CLIENT_ID
                        + "\" (HTTP " + answer.statusCode() + ").");
            }
            token = JSON.readTree(answer.body()).path("access_token").asString();
        }
        return token;
    }

    private HttpResponse<String> send(Service service, HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException _) {
            throw new StackUnavailable("The stack is not running: nothing answers at " + stack.address(service)
                    + " (" + service.label() + "). Start it with ./meinkonto up.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StackUnavailable("Interrupted while waiting for " + service.label() + ".");
        }
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
