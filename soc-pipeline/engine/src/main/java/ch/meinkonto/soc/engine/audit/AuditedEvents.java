package ch.meinkonto.soc.engine.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.context.annotation.Fallback;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.EventField;
import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.AuditTrail;
import ch.meinkonto.soc.engine.StoredEvent;
import ch.meinkonto.soc.engine.StoredEvents;

/**
 * What analysts and operators do reaches the engine as security events, out of the transaction in which they did it; each is
 * recorded, once, before the application hears that the engine has it.
 */
@Component
@Order(0)
// Whoever asks for one receiver of events means detection.
@Fallback
final class AuditedEvents implements StoredEvents {
    private static final String ACTION = EventAction.ADMIN_ACTION.value();
    private static final String RESPONSE = EventAction.RESPONSE_ACTION.value();

    private final AuditTrail trail;

    AuditedEvents(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void accept(List<StoredEvent> batch) {
        for (StoredEvent event : batch) {
            Object action = event.fields().get("event.action");
            if (ACTION.equals(action)) {
                trail.record(record(event));
            } else if (RESPONSE.equals(action)) {
                trail.record(response(event));
            }
        }
    }

    private static AuditRecord record(StoredEvent event) {
        Map<String, String> details = new TreeMap<>();
        put(details, event, "event.outcome");
        put(details, event, EventField.EVENT_REASON.dotted());
        put(details, event, "service.name");
        put(details, event, "client.ip");
        put(details, event, EventField.SESSION_ID.dotted());
        put(details, event, EventField.ADMIN_ALERT_LEVEL.dotted());
        put(details, event, EventField.ADMIN_FOUR_EYES_BY.dotted());
        String actor = text(event, EventField.USER_ID.dotted());
        String operation = text(event, EventField.ADMIN_OPERATION.dotted());
        return new AuditRecord(event.time(), actor.isBlank() ? "unknown" : actor,
                operation.isBlank() ? ACTION : operation, text(event, EventField.ADMIN_TARGET.dotted()), details,
                event.id());
    }

    /** What an application did about an alert, as it says itself: it must be what was ordered. */
    private static AuditRecord response(StoredEvent event) {
        Map<String, String> details = new TreeMap<>();
        put(details, event, EventField.RESPONSE_ACTION.dotted());
        put(details, event, EventField.RESPONSE_TARGET.dotted());
        put(details, event, EventField.RESPONSE_STATE.dotted());
        put(details, event, EventField.RESPONSE_ALERT.dotted());
        put(details, event, EventField.RESPONSE_APPROVED_BY.dotted());
        put(details, event, EventField.RESPONSE_EXPIRES_AT.dotted());
        put(details, event, "service.name");
        String actor = text(event, EventField.RESPONSE_ORDERED_BY.dotted());
        String application = text(event, "service.name");
        return new AuditRecord(event.time(), actor.isBlank() ? application.isBlank() ? "unknown" : application : actor,
                RESPONSE, text(event, EventField.RESPONSE_ID.dotted()), details, event.id());
    }

    private static void put(Map<String, String> details, StoredEvent event, String field) {
        String value = text(event, field);
        if (!value.isEmpty()) {
            details.put(field, value);
        }
    }

    private static String text(StoredEvent event, String field) {
        Object value = event.fields().get(field);
        return value == null ? "" : value.toString();
    }
}
