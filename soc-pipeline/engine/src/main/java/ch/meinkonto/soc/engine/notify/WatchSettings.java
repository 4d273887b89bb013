package ch.meinkonto.soc.engine.notify;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the engine watches itself: settings {@code meinkonto.watch.*}.
 *
 * @param every how often it looks
 * @param patience how long Elasticsearch may be away before it is worth a message
 * @param silence how long a source may send nothing before it is worth a message
 * @param sources names of the services that must be heard of, also if they never were; each that was heard of is watched
 */
@ConfigurationProperties("meinkonto.watch")
record WatchSettings(@DefaultValue("5s") Duration every, @DefaultValue("30s") Duration patience,
        @DefaultValue("1h") Duration silence, @DefaultValue List<String> sources) {
    WatchSettings {
        if (!NotifySettings.isPositive(every) || !NotifySettings.isPositive(silence) || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "meinkonto.watch.every and silence must be positive, patience not negative");
        }
        if (sources.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("meinkonto.watch.sources must name services");
        }
        sources = List.copyOf(sources);
    }
}
