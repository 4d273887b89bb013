package ch.meinkonto.soc.engine.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import ch.meinkonto.soc.contract.KeptFor;
import ch.meinkonto.soc.engine.Archive;

/**
 * For how many days telemetry is kept: settings {@code meinkonto.retention.*}. The privacy page of the portal names those of
 * events and access log: who sets one of them sets it for the portal as well.
 *
 * @param events security events
 * @param spans access log and spans
 * @param metrics measurements
 * @param logs log lines
 * @param deadletters notes about what was refused
 */
@ConfigurationProperties("meinkonto.retention")
record RetentionSettings(@DefaultValue(KeptFor.EVENT_DAYS) int events,
        @DefaultValue(KeptFor.SPAN_DAYS) int spans, @DefaultValue("14") int metrics,
        @DefaultValue("30") int logs, @DefaultValue("90") int deadletters) {
    RetentionSettings {
        if (events < 1 || spans < 1 || metrics < 1 || logs < 1 || deadletters < 1) {
            throw new IllegalArgumentException("meinkonto.retention: at least one day");
        }
        if (events < spans) {
            // Whoever asks later what an address had done needs the events first of all.
            throw new IllegalArgumentException(
                    "meinkonto.retention: security events are kept at least as long as spans");
        }
    }

    int days(Archive archive) {
        return switch (archive) {
            case EVENTS -> events;
            case SPANS -> spans;
            case METRICS -> metrics;
            case LOGS -> logs;
            case DEADLETTERS -> deadletters;
        };
    }
}
