package ch.meinkonto.auth.response;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.auth.testing.TestAuthServer;
import ch.meinkonto.auth.testing.TestClient;
import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.contract.ResponseState;

/** The engine as the server sees it: it fetches a token and sends orders. */
final class TestEngine {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI server;

    TestEngine(URI server) {
        this.server = server;
    }

    static ResponseOrder order(ResponseAction action, String target, @Nullable Duration lasts, Instant now) {
        return new ResponseOrder(UUID.randomUUID().toString(), action.value(), target,
                "Signed in from two continents at once.", "alert-1", "nina", null,
                lasts == null ? null : now.plus(lasts));
    }

    ResponseState put(ResponseOrder order) {
        HttpResponse<String> answer = send("PUT", order.id(), JSON.writeValueAsString(order), token());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JSON.readValue(answer.body(), ResponseState.class);
    }

    ResponseState undo(ResponseOrder order) {
        return JSON.readValue(send("DELETE", order.id() + "?by=nina", "", token()).body(), ResponseState.class);
    }

    HttpResponse<String> send(String method, String path, String body, String token) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1/responses/" + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String token() {
        return token(TestClient.engine(), TestAuthServer.ISSUER + "/api/v1");
    }

    String token(TestClient client, String resource) {
        return client.token(server, Map.of("grant_type", "client_credentials", "scope", "soc:respond", "resource",
                resource)).text("access_token");
    }

    static String json(ResponseOrder order) {
        return JSON.writeValueAsString(order);
    }
}
