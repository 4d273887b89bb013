package ch.meinkonto.soc.engine.respond;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.AuditTrail;
import ch.meinkonto.soc.engine.AuditUnavailable;
import ch.meinkonto.soc.engine.alert.NameBasedId;
import ch.meinkonto.soc.engine.respond.ResponseRefused.Reason;

/** The orders: given, found, taken back. Whoever gives one gets its id at once; carrying it out goes on behind. */
public final class Responses {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private static final int MOST_LISTED = 500;

    private final OrderIndex index;
    private final OrderRules rules;
    private final OrderRate rate;
    private final RespondSettings settings;
    private final AuditTrail audit;
    private final Runnable news;
    private final Clock clock;

    /**
     * @param news has the deliveries begin at once
     */
    Responses(OrderIndex index, OrderRules rules, RespondSettings settings, AuditTrail audit, Runnable news,
            Clock clock) {
        this.index = index;
        this.rules = rules;
        this.rate = new OrderRate(settings.mostPerMinute(), clock);
        this.settings = settings;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /**
     * What came of an order.
     *
     * @param order as it is kept
     * @param repeated whether it had been given before under the same key
     */
    public record Given(StoredOrder order, boolean repeated) {}

    /**
     * Gives an order.
     *
     * @param key value of the header {@code Idempotency-Key}: the same caller and key are the same order, which ends when
     *        it was first said to: whoever counts its end from the moment of asking names a later one at each attempt
     * @throws ResponseRefused where it must not be given
     * @throws AuditUnavailable where it cannot be recorded; it is not given then
     * @throws ResponsesUnavailable where it cannot be kept; it may be given again under the same key
     */
    public Given order(Caller caller, RequestedResponse asked, @Nullable String key) {
        if (!settings.on()) {
            throw new ResponseRefused(Reason.NOT_CONFIGURED);
        }
        String id = id(caller, key);
        // A repeat is no further order: it is told what became of the first, even when that would be refused by now.
        Optional<StoredOrder> before = key == null ? Optional.empty() : index.find(id);
        if (before.isPresent()) {
            return new Given(same(before.get(), asked, caller), true);
        }
        rate.count(caller.subject());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ResponseOrder order = rules.order(id, asked, caller, now);
        StoredOrder stored = stored(order, caller.subject(), null, now);
        record(stored, "response.order");
        if (!index.create(stored)) {
            return new Given(same(index.find(id).orElseThrow(), asked, caller), true);
        }
        news.run();
        return new Given(stored, false);
    }

    /**
     * Takes an order back, wherever it is waiting or in force. Asked again it changes nothing.
     *
     * @param orderedBy analyst in whose name a console asks; absent where the caller asks itself
     * @throws ResponseRefused where there is nothing to take back
     */
    public StoredOrder undo(Caller caller, String id, @Nullable String reason, @Nullable String orderedBy) {
        String by = rules.orderedBy(orderedBy, caller);
        String why = rules.reason(reason);
        StoredOrder stored = find(id);
        if (stored.undo() != null) {
            return stored;
        }
        if (!stored.isOpen()) {
            throw new ResponseRefused(stored.action().lasts() ? Reason.ALREADY_OVER : Reason.NOT_UNDOABLE);
        }
        rate.count(caller.subject());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        audit.record(new AuditRecord(now, by, "response.undo", id, Map.of("action", stored.order().action(), "target",
                stored.order().target(), "reason", why, "caller", caller.client()), ""));
        StoredOrder undone = index.change(id, latest -> latest.undo() != null
                ? latest
                : latest.undone(new StoredOrder.Undo(by, why, now)));
        news.run();
        return undone;
    }

    /**
     * The order of an id.
     *
     * @throws ResponseRefused where there is none
     */
    public StoredOrder find(String id) {
        return index.find(id).orElseThrow(() -> new ResponseRefused(Reason.UNKNOWN_ORDER));
    }

    /**
     * Orders to which all that is given applies, the newest first, at most 500.
     *
     * @param state how an order stands with at least one application
     * @param target however it is written
     * @throws ResponseRefused where the state is none
     */
    public List<StoredOrder> list(@Nullable String state, @Nullable String target, @Nullable String alertId) {
        List<Query> filters = new ArrayList<>();
        if (state != null) {
            DeliveryState.of(state).orElseThrow(() -> new ResponseRefused(Reason.UNKNOWN_STATE));
            filters.add(OrderIndex.term("states", state));
        }
        if (target != null) {
            filters.add(OrderIndex.anyOf("target", Targets.forms(target)));
        }
        if (alertId != null) {
            filters.add(OrderIndex.term("alert_id", alertId));
        }
        return index.matching(filters, MOST_LISTED);
    }

    /** An order that nobody has been asked to carry out yet. */
    static StoredOrder stored(ResponseOrder order, String caller, @Nullable String detection, Instant now) {
        StoredOrder stored = new StoredOrder(order, now, caller, detection, null, List.of());
        return new StoredOrder(order, now, caller, detection, null, stored.action()
                .applications()
                .stream()
                .sorted()
                .map(application -> Delivery.waiting(application, now))
                .toList());
    }

    private String id(Caller caller, @Nullable String key) {
        if (key == null) {
            return UUID.randomUUID().toString();
        }
        if (!KEY.matcher(key).matches()) {
            throw new ResponseRefused(Reason.MALFORMED_KEY);
        }
        return NameBasedId.of("response|" + caller.client() + "|" + caller.subject() + "|" + key).toString();
    }

    /** The order that was given under the key before, if this asks for the same. */
    private StoredOrder same(StoredOrder before, RequestedResponse asked, Caller caller) {
        ResponseOrder again;
        try {
            // As of then: what was in time then must not be refused now.
            again = rules.order(before.id(), endingAs(before.order(), asked), caller, before.orderedAt());
        } catch (ResponseRefused different) {
            throw new ResponseRefused(Reason.KEY_USED_DIFFERENTLY);
        }
        if (!again.equals(before.order())) {
            throw new ResponseRefused(Reason.KEY_USED_DIFFERENTLY);
        }
        return before;
    }

    private static RequestedResponse endingAs(ResponseOrder before, RequestedResponse asked) {
        return asked.expiresAt() == null || before.expiresAt() == null
                ? asked
                : new RequestedResponse(asked.action(), asked.target(), asked.reason(), asked.alertId(),
                        before.expiresAt(), asked.approvedBy(), asked.orderedBy());
    }

    private void record(StoredOrder stored, String action) {
        audit.record(new AuditRecord(stored.orderedAt(), stored.order().orderedBy(), action, stored.id(),
                details(stored), ""));
    }

    /** An order as the audit trail tells of it. */
    static Map<String, String> details(StoredOrder stored) {
        ResponseOrder order = stored.order();
        Map<String, String> details = new LinkedHashMap<>(Map.of("action", order.action(), "target", order.target(),
                "reason", order.reason(), "caller", stored.caller()));
        put(details, "alert", order.alertId());
        put(details, "approved_by", order.approvedBy());
        put(details, "expires_at", order.expiresAt());
        put(details, "detection", stored.detection());
        return details;
    }

    private static void put(Map<String, String> details, String name, @Nullable Object value) {
        if (value != null) {
            details.put(name, value.toString());
        }
    }
}
