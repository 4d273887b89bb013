package ch.meinkonto.securitytests.zap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringJoiner;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ZAP's JSON API, the same for the assembled daemon and for a full ZAP. */
public final class ZapApi {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final String key;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).proxy(HttpClient.Builder.NO_PROXY).build();

    /**
     * Talks to a ZAP.
     *
     * @param base address at which ZAP serves both API and proxy
     * @param key its API key
     */
    public ZapApi(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** Where ZAP's proxy listens. */
    public InetSocketAddress proxy() {
        return new InetSocketAddress(base.getHost(), base.getPort());
    }

    /** Reads, for example {@code view("core", "version")}; parameters are name and value in turn. */
    public JsonNode view(String component, String name, String... parameters) {
        return call(component, "view", name, parameters);
    }

    /** Does, for example {@code action("core", "newSession")}; parameters are name and value in turn. */
    public JsonNode action(String component, String name, String... parameters) {
        return call(component, "action", name, parameters);
    }

    /** The only value of an answer such as {@code {"version":"2.17.0"}}. */
    public String value(JsonNode answer) {
        return answer.isEmpty() ? "" : answer.iterator().next().asString();
    }

    private JsonNode call(String component, String kind, String name, String... parameters) {
        StringJoiner query = new StringJoiner("&");
        for (int index = 0; index < parameters.length; index += 2) {
            query.add(encode(parameters[index]) + "=" + encode(parameters[index + 1]));
        }
        String path = "/JSON/" + component + "/" + kind + "/" + name + "/";
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE)
                .header("X-ZAP-API-Key", key).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query.toString())).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new ZapUnavailable("ZAP answered " + path + " with HTTP " + answer.statusCode() + ": "
                        + answer.body().strip());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException | JacksonException failure) {
            throw new ZapUnavailable("ZAP does not answer at " + base + " (" + path + ").", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ZapUnavailable("Interrupted while asking ZAP.", interrupted);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
