package ch.meinkonto.soc.contract;

/**
 * A detection that could not do all its work: the engine about itself.
 *
 * @param action eviction or late
 * @param detection name of its folder
 * @param count groups forgotten, or matches that came too late, since the event before; at least 1
 */
public record DetectionLimitEvent(EventAction action, String detection, long count) implements SecurityEvent {
    private static final String ENGINE = "engine";

    public DetectionLimitEvent {
        switch (action) {
            case TELEMETRY_EVICTION, TELEMETRY_LATE -> {
            }
            default -> throw new IllegalArgumentException(action + " is not about a limit of detection");
        }
        if (count < 1) {
            throw new IllegalArgumentException("there is nothing to tell of " + count);
        }
    }

    @Override
    public Outcome outcome() {
        return Outcome.FAILURE;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.TELEMETRY_SOURCE, ENGINE)
                .put(EventField.TELEMETRY_DETECTION, detection)
                .put(EventField.TELEMETRY_COUNT, count);
    }
}
