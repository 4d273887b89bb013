package ch.meinkonto.dashboards.alerts;

import java.util.Map;

import ch.meinkonto.soc.contract.Alert;

/**
 * How many alerts there are, by status and level.
 *
 * @param byStatus number by status
 * @param activeByLevel number of open and acknowledged alerts by level
 * @param openByLevel number of open alerts by level
 */
public record AlertCounts(Map<String, Long> byStatus, Map<String, Long> activeByLevel, Map<String, Long> openByLevel) {
    /** Nothing there. */
    public static final AlertCounts NONE = new AlertCounts(Map.of(), Map.of(), Map.of());

    /** Alerts in this status; {@code active} and {@code all} are sums. */
    public long in(String status) {
        return switch (status) {
            case "active" -> count(Alert.OPEN) + count(Alert.ACKNOWLEDGED);
            case "all" -> byStatus.values().stream().mapToLong(Long::longValue).sum();
            default -> count(status);
        };
    }

    /** Open or acknowledged alerts of this level. */
    public long active(String level) {
        return activeByLevel.getOrDefault(level, 0L);
    }

    /** Open alerts of this level. */
    public long open(String level) {
        return openByLevel.getOrDefault(level, 0L);
    }

    private long count(String status) {
        return byStatus.getOrDefault(status, 0L);
    }
}
