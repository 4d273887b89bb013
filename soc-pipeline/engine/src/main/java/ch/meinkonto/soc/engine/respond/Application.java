package ch.meinkonto.soc.engine.respond;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.contract.ResponseState;

/** One application that carries out orders, over HTTP. */
final class Application {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    /** What says that the order itself is at fault. All else may be mended on the other side. */
    private static final Set<Integer> REFUSALS = Set.of(400, 404, 409, 410, 413, 415, 422);
    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,64}");

    private final String name;
    private final String resource;
    private final AccessTokens tokens;
    private final RespondSettings settings;
    private final HttpClient http;
    private final JsonMapper json;

    /**
     * @param name {@code service.name}
     * @param address where it listens, without the path of its API
     */
    Application(String name, URI address, AccessTokens tokens, RespondSettings settings, HttpClient http,
            JsonMapper json) {
        this.name = name;
        this.resource = address.toString().replaceAll("/+$", "") + "/api/v1";
        this.tokens = tokens;
        this.settings = settings;
        this.http = http;
        this.json = json;
    }

    /** Its {@code service.name}. */
    String name() {
        return name;
    }

    /** Has it carry out an order; asked again it changes nothing and answers the same. */
    Answer order(ResponseOrder order) throws InterruptedException {
        return send(path(order.id()), "PUT", json.writeValueAsString(order), false);
    }

    /** Asks how an order stands. */
    Answer ask(String id) throws InterruptedException {
        return send(path(id), "GET", "", true);
    }

    /** Has it take an order back. */
    Answer undo(String id, String by) throws InterruptedException {
        return send(path(id) + "?by=" + URLEncoder.encode(by, StandardCharsets.UTF_8), "DELETE", "", true);
    }

    private String path(String id) {
        return resource + "/responses/" + id;
    }

    /**
     * @param lookup whether 404 means that there is no such order; where one is given it means that its target is not known
     */
    private Answer send(String url, String method, String body, boolean lookup) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(settings.timeout())
                    .header("Authorization", "Bearer " + tokens.of(resource))
                    .header("Content-Type", "application/json")
                    .method(method, body.isEmpty()
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return read(answer.statusCode(), answer.body(), lookup);
        } catch (IOException failed) {
            String reason = failed.getMessage();
            return new Answer.Away(failed.getClass().getSimpleName() + (reason == null ? "" : ": " + reason));
        }
    }

    private Answer read(int status, String body, boolean lookup) {
        if (status == UNAUTHORIZED) {
            tokens.forget(resource);
        }
        if (REFUSALS.contains(status)) {
            String code = code(body);
            if (status == NOT_FOUND && code.isEmpty()) {
                // Whoever answers does not know these addresses at all: it is not the application, or an older one.
                return new Answer.Away("answered 404 without a code");
            }
            return status == NOT_FOUND && lookup
                    ? new Answer.Unknown()
                    : new Answer.No(code.isEmpty() ? "status-" + status : code);
        }
        if (status != OK) {
            return new Answer.Away("answered " + status);
        }
        try {
            return new Answer.State(json.readValue(body, ResponseState.class));
        } catch (JacksonException unreadable) {
            return new Answer.Away("the answer cannot be read");
        }
    }

    /** The code of a problem document (RFC 9457); empty where there is none to be believed. */
    private String code(String body) {
        try {
            String code = json.readTree(body).path("code").asString("");
            return CODE.matcher(code).matches() ? code : "";
        } catch (JacksonException unreadable) {
            return "";
        }
    }
}
