package ch.meinkonto.soc.engine.enrich;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the databases that are configured; without them, or where one is broken, the built-in table answers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EnrichSettings.class)
class EnrichConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(EnrichConfiguration.class);

    @Bean(destroyMethod = "close")
    CombinedNetworks networks(EnrichSettings settings) {
        List<Networks> networks = new ArrayList<>();
        for (Path file : settings.databases()) {
            try {
                networks.add(new MaxMindNetworks(file));
                LOG.atInfo().addKeyValue("file", file).log("network database opened");
            } catch (IOException e) {
                // An engine without countries is better than none: it starts, and says so.
                LOG.atError()
                        .addKeyValue("file", file)
                        .addKeyValue("reason", reason(e))
                        .log("network database cannot be used, countries and networks of real addresses stay unknown");
            }
        }
        networks.add(new ReservedNetworks());
        return new CombinedNetworks(networks);
    }

    private static String reason(IOException e) {
        boolean missing = e instanceof NoSuchFileException || e instanceof FileNotFoundException;
        return missing ? "there is no such file" : "not in MaxMind's format: " + e.getMessage();
    }
}
