package ch.meinkonto.soc.engine.respond;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;

/**
 * An order as it is kept.
 *
 * @param order what the applications are told
 * @param orderedAt when
 * @param caller client or account whose token it came with, {@code engine} for its own
 * @param detection folder name of the detection that wants it; absent where a person or program ordered it
 * @param undo that it is to be taken back; absent while nobody wants that
 * @param deliveries how it stands with each application, by name
 */
public record StoredOrder(ResponseOrder order, Instant orderedAt, String caller, @Nullable String detection,
        @Nullable Undo undo, List<Delivery> deliveries) {
    /** What an order as a whole is called after: what is not finished first, then what went wrong. */
    private static final List<DeliveryState> WORST_FIRST = List.of(DeliveryState.WAITING, DeliveryState.IN_FORCE,
            DeliveryState.FAILED, DeliveryState.REFUSED, DeliveryState.DONE, DeliveryState.UNDONE,
            DeliveryState.EXPIRED);

    public StoredOrder {
        deliveries = List.copyOf(deliveries);
    }

    /**
     * That an order is taken back.
     *
     * @param by who wants it
     * @param reason why
     * @param at when it was asked for
     */
    public record Undo(String by, String reason, Instant at) {}

    /** Document id, and the id under which the applications know it. */
    public String id() {
        return order.id();
    }

    /** What is done. */
    public ResponseAction action() {
        return ResponseAction.of(order.action()).orElseThrow();
    }

    /** How it stands as a whole. */
    public DeliveryState state() {
        return deliveries.stream()
                .map(Delivery::state)
                .min(Comparator.comparingInt(WORST_FIRST::indexOf))
                .orElse(DeliveryState.FAILED);
    }

    /** How it stands with an application. */
    Delivery at(String application) {
        return deliveries.stream().filter(each -> each.application().equals(application)).findFirst().orElseThrow();
    }

    /** The same with news of one application. */
    StoredOrder with(Delivery news) {
        return new StoredOrder(order, orderedAt, caller, detection, undo, deliveries.stream()
                .map(each -> each.application().equals(news.application()) ? news : each)
                .toList());
    }

    /** The same, to be taken back at once wherever it is open. */
    StoredOrder undone(Undo wanted) {
        return new StoredOrder(order, orderedAt, caller, detection, wanted,
                deliveries.stream().map(each -> each.atOnce(wanted.at())).toList());
    }

    /** Whether there is something left to do or to watch. */
    boolean isOpen() {
        return deliveries.stream().anyMatch(each -> each.state().isOpen());
    }

    /** Whether its time is over. */
    boolean isOver(Instant now) {
        Instant expires = order.expiresAt();
        return expires != null && !expires.isAfter(now);
    }
}
