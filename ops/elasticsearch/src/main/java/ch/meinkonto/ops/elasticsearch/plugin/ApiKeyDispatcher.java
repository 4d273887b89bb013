package ch.meinkonto.ops.elasticsearch.plugin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.http.HttpRouteStats;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;

/**
 * Lets a request through only with {@code Authorization: ApiKey <key>}; all others get 401 in the form the official client
 * understands.
 */
final class ApiKeyDispatcher implements HttpServerTransport.Dispatcher {
    private static final int SHORTEST_KEY = 32;
    private static final String REFUSAL = """
            {"error":{"root_cause":[{"type":"security_exception","reason":"missing or wrong API key"}],\
            "type":"security_exception","reason":"missing or wrong API key"},"status":401}""";

    private final HttpServerTransport.Dispatcher next;
    private final byte[] expected;

    /** Refuses to exist without a key worth the name: a node that forgot its key must not stand open. */
    ApiKeyDispatcher(HttpServerTransport.Dispatcher next, String key) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("local.http.api_key needs at least " + SHORTEST_KEY + " characters");
        }
        this.next = next;
        this.expected = ("ApiKey " + key).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void dispatchRequest(RestRequest request, RestChannel channel, ThreadContext threadContext) {
        String presented = request.header("Authorization");
        if (presented != null && MessageDigest.isEqual(expected, presented.getBytes(StandardCharsets.UTF_8))) {
            next.dispatchRequest(request, channel, threadContext);
            return;
        }
        if (request.isStreamedContent()) {
            // An unread stream would block the connection for the next request.
            request.contentStream().close();
        }
        var refusal = new RestResponse(RestStatus.UNAUTHORIZED, "application/json", REFUSAL);
        refusal.addHeader("WWW-Authenticate", "ApiKey");
        refusal.addHeader("X-elastic-product", "Elasticsearch");
        channel.sendResponse(refusal);
    }

    @Override
    public void dispatchBadRequest(RestChannel channel, ThreadContext threadContext, Throwable cause) {
        next.dispatchBadRequest(channel, threadContext, cause);
    }

    @Override
    public Map<String, HttpRouteStats> getStats() {
        return next.getStats();
    }
}
