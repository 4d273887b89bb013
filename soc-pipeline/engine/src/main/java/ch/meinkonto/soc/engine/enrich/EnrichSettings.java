package ch.meinkonto.soc.engine.enrich;

import java.nio.file.Path;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where more is known about addresses: settings {@code meinkonto.enrich.*}.
 *
 * @param databases files in MaxMind's format, usually one of cities and one of autonomous systems; none for the built-in
 *        table of reserved addresses alone
 */
@ConfigurationProperties("meinkonto.enrich")
record EnrichSettings(@DefaultValue List<Path> databases) {
    EnrichSettings {
        databases = databases.stream().filter(file -> !file.toString().isBlank()).toList();
    }
}
