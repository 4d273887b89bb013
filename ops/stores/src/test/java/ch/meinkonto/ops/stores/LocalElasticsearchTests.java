package ch.meinkonto.ops.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

/** The node answers those who know the key, and keeps everything from those who do not. */
class LocalElasticsearchTests {
    private final HttpClient client = HttpClient.newHttpClient();
    private final TestElasticsearch.Node node = TestElasticsearch.node();

    @Test
    void saysWhoItIs() throws Exception {
        var answer = send(request("/", node.apiKey()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"number\" : \"9.5.3\"").contains("\"cluster_name\" : \"meinkonto\"");
        assertThat(answer.headers().firstValue("X-elastic-product")).contains("Elasticsearch");
    }

    @Test
    void findsWhatWasIndexed() throws Exception {
        var document = request("/stores-tests/_create/1?refresh=true", node.apiKey())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"plate\":\"ZH 1\"}"));
        assertThat(send(document).statusCode()).isEqualTo(201);
        assertThat(send(document).statusCode()).as("create-only").isEqualTo(409);
        assertThat(send(request("/stores-tests/_search?q=plate:ZH", node.apiKey())).body()).contains("\"value\":1");
    }

    @Test
    void refusesWithoutTheKey() throws Exception {
        var anonymous = HttpRequest.newBuilder(URI.create(node.url() + "/_cluster/health"));
        var answer = send(anonymous);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("security_exception");
        assertThat(send(request("/", node.apiKey() + "0")).statusCode()).isEqualTo(401);
    }

    @Test
    void servesTheRightKeyAfterALargeRefusedBody() throws Exception {
        String bulk = "{\"index\":{}}\n{\"field\":\"value\"}\n".repeat(100_000);
        for (int attempt = 0; attempt < 2; attempt++) {
            var refused = send(request("/refused/_bulk", "0".repeat(64)).header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofString(bulk)));
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(send(request("/_cluster/health", node.apiKey())).statusCode()).isEqualTo(200);
        }
        assertThat(send(request("/refused", node.apiKey())).statusCode()).isEqualTo(404);
    }

    @Test
    void doesNotShowTheKeyAmongItsSettings() throws Exception {
        assertThat(send(request("/_nodes/settings", node.apiKey())).body()).contains("portsfile")
                .doesNotContain(node.apiKey());
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create(node.url() + path)).header("Authorization", "ApiKey " + key);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
