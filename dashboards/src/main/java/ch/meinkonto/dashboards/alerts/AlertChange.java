package ch.meinkonto.dashboards.alerts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.contract.Alert;

/** What an analyst can do with an alert. All state changes of alerts by people are listed here. */
sealed interface AlertChange {
    /** What the events that tell of changes name as the operation. */
    List<String> OPERATIONS = List.of("alert-acknowledge", "alert-close", "alert-reopen");

    /** Takes it: acknowledged, and mine. */
    record Acknowledge() implements AlertChange {}

    /** Closes it with a verdict. */
    record Close(CloseReason reason) implements AlertChange {}

    /** Opens a closed one again, or gives an acknowledged one back: open, and nobody's. */
    record Reopen() implements AlertChange {}

    /** Whether an alert in this status can be changed so. */
    default boolean possibleFrom(String status) {
        return switch (this) {
            case Acknowledge() -> !Alert.CLOSED.equals(status);
            case Close _ -> !Alert.CLOSED.equals(status);
            case Reopen() -> !Alert.OPEN.equals(status);
        };
    }

    /** The fields below {@code meinkonto.alert} after the change; null removes a value. */
    default Map<String, @Nullable String> fields(String analyst) {
        return switch (this) {
            case Acknowledge() -> fields(Alert.ACKNOWLEDGED, analyst, null);
            case Close(CloseReason reason) -> fields(Alert.CLOSED, analyst, reason.code());
            case Reopen() -> fields(Alert.OPEN, null, null);
        };
    }

    /** The event that tells of the change of an alert of this level. */
    default AdminEvent event(String alertId, String level) {
        return switch (this) {
            case Acknowledge() -> new AdminEvent("alert-acknowledge", alertId, null, level, null);
            case Close(CloseReason reason) -> new AdminEvent("alert-close", alertId, reason.code(), level, null);
            case Reopen() -> new AdminEvent("alert-reopen", alertId, null, level, null);
        };
    }

    private static Map<String, @Nullable String> fields(String status, @Nullable String assignee,
            @Nullable String closeReason) {
        Map<String, @Nullable String> fields = new HashMap<>();
        fields.put("status", status);
        fields.put("assignee", assignee);
        fields.put("close_reason", closeReason);
        return fields;
    }
}
