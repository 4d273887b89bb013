package ch.meinkonto.dashboards.alerts;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How bad an alert is: the levels of Sigma, and how soon somebody should look. */
public enum Severity {
    INFORMATIONAL(Duration.ofDays(7)),
    LOW(Duration.ofDays(2)),
    MEDIUM(Duration.ofHours(8)),
    HIGH(Duration.ofHours(1)),
    CRITICAL(Duration.ofMinutes(15));

    /** Worst first, as lists show them. */
    public static final List<Severity> WORST_FIRST = List.of(CRITICAL, HIGH, MEDIUM, LOW, INFORMATIONAL);

    private final Duration lookWithin;

    Severity(Duration lookWithin) {
        this.lookWithin = lookWithin;
    }

    /** The level as it stands in rule and alert, lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How long such an alert may wait until somebody takes it. */
    public Duration lookWithin() {
        return lookWithin;
    }

    /** The severity with this code. */
    public static Optional<Severity> of(String code) {
        return WORST_FIRST.stream().filter(severity -> severity.code().equals(code)).findFirst();
    }
}
