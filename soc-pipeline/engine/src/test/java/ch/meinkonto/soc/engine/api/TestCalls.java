package ch.meinkonto.soc.engine.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.ops.stores.TestElasticsearch;

/** What tests of the interface ask over HTTP: the engine itself, and the audit trail that it leaves in Elasticsearch. */
final class TestCalls {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private TestCalls() {}

    /**
     * A request to the engine.
     *
     * @param key the idempotency key; empty for none
     */
    static HttpResponse<String> send(URI uri, String method, String body, String key, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The entries of the audit trail that a query finds. */
    static JsonNode audit(String query) throws Exception {
        TestElasticsearch.Node node = TestElasticsearch.node();
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.url() + "/meinkonto-audit/_search"))
                .header("Authorization", "ApiKey " + node.apiKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(query))
                .build();
        String answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return JsonMapper.shared().readTree(answer).path("hits").path("hits");
    }
}
