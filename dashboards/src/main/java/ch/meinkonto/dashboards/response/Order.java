package ch.meinkonto.dashboards.response;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import ch.meinkonto.dashboards.index.Document;
import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseState;

/**
 * An order as it stands in the engine's index.
 *
 * @param orderedBy pseudonym of an analyst, id of a client, or {@code rule:} and the id of a rule
 * @param expiresAt when it ends by itself; null for what does not last
 * @param undoneBy who wants it taken back; null while nobody does
 * @param deliveries how it stands with each application
 */
public record Order(String id, String action, String target, String reason, String orderedBy, Instant orderedAt,
        @Nullable Instant expiresAt, @Nullable String undoneBy, List<Delivery> deliveries) {
    private static final String OURS = "meinkonto.response.";
    private static final String WAITING = "waiting";

    /**
     * How an order stands with one application.
     *
     * @param code why it was refused or failed; empty where it was not
     * @param effect what it met there; empty where it has not said so
     */
    public record Delivery(String application, String state, String code, String effect) {}

    static Order of(Document document) {
        List<Delivery> deliveries = new ArrayList<>();
        JsonNode kept = document.source().path("meinkonto").path("response").path("deliveries");
        kept.forEach(each -> deliveries.add(new Delivery(each.path("application").asString("?"),
                each.path("state").asString(WAITING), each.path("code").asString(""),
                each.path("effect").asString(""))));
        return new Order(document.id(), document.text(OURS + "action", ""), document.text(OURS + "target", ""),
                document.text(OURS + "reason", ""), document.text(OURS + "ordered_by", ""),
                Objects.requireNonNullElse(document.time("@timestamp"), Instant.EPOCH),
                document.time(OURS + "expires_at"), document.text(OURS + "undo.by"), List.copyOf(deliveries));
    }

    /** Whether a rule ordered it. */
    public boolean automatic() {
        return orderedBy.startsWith("rule:");
    }

    /** Whether it can still be taken back. */
    public boolean undoable() {
        boolean open = deliveries.stream().map(Delivery::state)
                .anyMatch(state -> state.equals(WAITING) || state.equals(ResponseState.IN_FORCE));
        boolean lasts = ResponseAction.of(action).filter(ResponseAction::lasts).isPresent();
        boolean waits = deliveries.stream().anyMatch(each -> each.state().equals(WAITING));
        return undoneBy == null && open && (lasts || waits);
    }
}
