package ch.meinkonto.soc.engine.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import ch.meinkonto.soc.engine.Archive;

/**
 * For how many days telemetry is kept: settings {@code meinkonto.retention.*}.
 *
 * @param events security events
 * @param spans access log and spans
 * @param metrics measurements
 * @param logs log lines
 */
@ConfigurationProperties("meinkonto.retention")
record RetentionSettings(@DefaultValue("365") int events, @DefaultValue("90") int spans,
        @DefaultValue("14") int metrics,
        @DefaultValue("30") int logs) {
    RetentionSettings {
        if (events < 1 || spans < 1 || metrics < 1 || logs < 1) {
            throw new IllegalArgumentException("meinkonto.retention: at least one day");
        }
    }

    int days(Archive archive) {
        return switch (archive) {
            case EVENTS -> events;
            case SPANS -> spans;
            case METRICS -> metrics;
            case LOGS -> logs;
        };
    }
}
