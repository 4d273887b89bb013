package ch.meinkonto.securitytests.stack;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The engine's list of alerts ({@code GET /api/v1/alerts}), read with a client-credentials token. */
public final class EngineAlerts {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningStack stack;
    private final HttpClient http;
    private @Nullable String token;

    /** Reads from this stack. */
    public EngineAlerts(RunningStack stack) {
        this.stack = stack;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    }

    /**
     * Alerts of a detection that were raised since a moment, or grew by an event since.
     *
     * @throws StackUnavailable if the auth-server or the engine does not answer as it should
     */
    public List<SeenAlert> since(Instant moment, String detection) {
        HttpResponse<String> answer = ask(moment, detection);
        if (answer.statusCode() == 401 && token != null) {
            token = null; // it may simply have expired
            answer = ask(moment, detection);
        }
        if (answer.statusCode() != 200) {
            throw new StackUnavailable("The engine refused to list its alerts (HTTP " + answer.statusCode() + ").");
        }
        List<SeenAlert> alerts = new ArrayList<>();
        for (JsonNode alert : JSON.readTree(answer.body())) {
            alerts.add(new SeenAlert(alert.path("id").asString(), alert.path("detection").asString(),
                    alert.path("title").asString(), alert.path("level").asString(),
                    Instant.parse(alert.path("created").asString()),
                    Instant.parse(alert.path("lastEvent").asString())));
        }
        alerts.removeIf(alert -> alert.created().isBefore(moment) && alert.lastEvent().isBefore(moment));
        return alerts;
    }

    private HttpResponse<String> ask(Instant moment, String detection) {
        String query = "?since=" + encode(moment.toString()) + "&detection=" + encode(detection);
        return send(Service.ENGINE, HttpRequest.newBuilder(stack.page(Service.ENGINE, "/api/v1/alerts" + query))
                .header("Authorization", "Bearer " + token()).header("Accept", "application/json"));
    }

    private String token() {
        if (token == null) {
            String credentials = encode(RunningStack.CLIENT_ID) + ":" + encode(stack.clientSecret());
            URI endpoint = stack.page(Service.AUTH, "/oauth2/token");
            HttpResponse<String> answer = send(Service.AUTH, HttpRequest.newBuilder(endpoint)
                    .header("Authorization", "Basic " + Base64.getEncoder()
                            .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=soc%3Aread")));
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

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
