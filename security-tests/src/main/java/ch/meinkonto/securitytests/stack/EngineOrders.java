package ch.meinkonto.securitytests.stack;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders about accounts, addresses and payments ({@code /api/v1/responses}), as the program of an analyst gives them. */
public final class EngineOrders {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EngineApi engine;

    /** Orders at this stack. */
    public EngineOrders(RunningStack stack) {
        this.engine = new EngineApi(stack, "soc:respond");
    }

    /**
     * Gives an order.
     *
     * @param action what to do, kebab-case
     * @param target what to do it to
     * @param reason at least ten characters
     * @param expiresAt when it ends by itself; absent where nothing of it lasts
     * @return its id
     * @throws StackUnavailable if the engine refuses it
     */
    public String give(String action, String target, String reason, @Nullable Instant expiresAt) {
        Map<String, Object> order = new TreeMap<>(Map.of("action", action, "target", target, "reason", reason));
        if (expiresAt != null) {
            order.put("expiresAt", expiresAt.toString());
        }
        return answer("POST", "", JSON.writeValueAsString(order)).path("id").asString();
    }

    /** What became of an order: waiting, in-force, done, refused, undone, expired or failed. */
    public String state(String id) {
        return answer("GET", "/" + id, null).path("state").asString();
    }

    /** Undoes an order. */
    public void undo(String id, String reason) {
        answer("DELETE", "/" + id, JSON.writeValueAsString(Map.of("reason", reason)));
    }

    private JsonNode answer(String method, String path, @Nullable String body) {
        HttpResponse<String> answer = engine.ask(method, "/responses" + path, body);
        if (answer.statusCode() >= 300) {
            throw new StackUnavailable("The engine answered " + method + " /responses" + path + " with HTTP "
                    + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
