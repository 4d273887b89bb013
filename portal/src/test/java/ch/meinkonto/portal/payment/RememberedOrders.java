package ch.meinkonto.portal.payment;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.responder.ResponsesInForce;

/** Orders in memory, in the test's hand. */
final class RememberedOrders implements ResponsesInForce {
    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    void hold(Payment payment) {
        since.put(payment.id().toString(), Instant.EPOCH);
    }

    void letGo(Payment payment) {
        since.remove(payment.id().toString());
    }

    @Override
    public Optional<Instant> since(ResponseAction action, String target) {
        return action == ResponseAction.HOLD_PAYMENT ? Optional.ofNullable(since.get(target)) : Optional.empty();
    }
}
