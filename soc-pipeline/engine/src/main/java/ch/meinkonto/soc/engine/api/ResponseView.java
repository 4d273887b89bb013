package ch.meinkonto.soc.engine.api;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.engine.respond.StoredOrder;

/**
 * An order as programs see it.
 *
 * @param state how it stands as a whole: what is not finished first, then what went wrong
 * @param detection folder name of the detection whose rule ordered it; absent where somebody did
 * @param undo that it is taken back; absent while nobody wants that
 * @param applications how it stands with each
 */
record ResponseView(String id, String action, String target, String reason, @Nullable String alertId, String orderedBy,
        @Nullable String approvedBy, Instant orderedAt, @Nullable Instant expiresAt, String state,
        @Nullable String detection, StoredOrder.@Nullable Undo undo, List<AtApplication> applications) {
    /**
     * How an order stands with an application.
     *
     * @param application {@code service.name}
     * @param code why it was refused or failed; absent where it was not
     * @param effect what it met, one sentence; empty before the application has said so
     * @param changedAt since when it stands so
     */
    record AtApplication(String application, String state, @Nullable String code, String effect, Instant changedAt) {}

    static ResponseView of(StoredOrder stored) {
        ResponseOrder order = stored.order();
        return new ResponseView(order.id(), order.action(), order.target(), order.reason(), order.alertId(),
                order.orderedBy(), order.approvedBy(), stored.orderedAt(), order.expiresAt(), stored.state().value(),
                stored.detection(), stored.undo(), stored.deliveries()
                        .stream()
                        .map(each -> new AtApplication(each.application(), each.state().value(), each.code(),
                                each.effect(), each.changedAt()))
                        .toList());
    }
}
