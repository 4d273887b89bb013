package ch.meinkonto.soc.responder;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Orders that are in form; a test changes what matters. */
final class TestOrders {
    private TestOrders() {}

    static Map<String, Object> lock(Instant now) {
        Map<String, Object> order = order("lock-account", LockTestAccount.KNOWN);
        order.put("expiresAt", now.plus(Duration.ofHours(1)).toString());
        return order;
    }

    static Map<String, Object> block(String target, Instant now) {
        Map<String, Object> order = order("block-address", target);
        order.put("expiresAt", now.plus(Duration.ofHours(1)).toString());
        return order;
    }

    static Map<String, Object> signOut() {
        return order("revoke-sessions", LockTestAccount.KNOWN);
    }

    static Map<String, Object> with(Map<String, Object> order, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(order);
        changed.put(field, value);
        return changed;
    }

    private static Map<String, Object> order(String action, String target) {
        Map<String, Object> order = new HashMap<>();
        order.put("id", UUID.randomUUID().toString());
        order.put("action", action);
        order.put("target", target);
        order.put("reason", "Signed in from two continents at once.");
        order.put("orderedBy", "nina");
        return order;
    }
}
