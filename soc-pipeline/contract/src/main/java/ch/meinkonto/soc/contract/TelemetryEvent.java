package ch.meinkonto.soc.contract;

import org.jspecify.annotations.Nullable;

/**
 * The pipeline about itself: a heartbeat of an application, or a finding of the engine about one.
 *
 * @param action heartbeat, stop, gap or chain break
 * @param source application the event is about
 * @param pending rows waiting in the outbox, for a heartbeat or a stop
 * @param expected sequence number that should have come, for a finding
 * @param seen sequence number that came, for a finding
 */
public record TelemetryEvent(EventAction action, String source, @Nullable Long pending, @Nullable Long expected,
        @Nullable Long seen) implements SecurityEvent {
    public TelemetryEvent {
        switch (action) {
            case TELEMETRY_HEARTBEAT, TELEMETRY_STOP, TELEMETRY_GAP, TELEMETRY_CHAIN_BREAK -> {
            }
            default -> throw new IllegalArgumentException(action + " is not about telemetry");
        }
    }

    @Override
    public Outcome outcome() {
        boolean isSignOfLife = action == EventAction.TELEMETRY_HEARTBEAT || action == EventAction.TELEMETRY_STOP;
        return isSignOfLife ? Outcome.SUCCESS : Outcome.FAILURE;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.TELEMETRY_SOURCE, source)
                .put(EventField.TELEMETRY_PENDING, pending)
                .put(EventField.TELEMETRY_EXPECTED, expected)
                .put(EventField.TELEMETRY_SEEN, seen);
    }
}
