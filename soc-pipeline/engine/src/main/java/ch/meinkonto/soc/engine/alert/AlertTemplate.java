package ch.meinkonto.soc.engine.alert;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Objects;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the index of alerts looks: the file {@code alerts-template.json}, with a version that is raised with every change. A newer
 * one, which a newer engine has installed, stays as it is.
 */
final class AlertTemplate {
    private static final Logger log = LoggerFactory.getLogger(AlertTemplate.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ElasticsearchClient client;
    private final String name;
    private final JsonNode template;

    /**
     * @param name of the template and of the alias of its indices
     */
    AlertTemplate(ElasticsearchClient client, String name) {
        this.client = client;
        this.name = name;
        try (InputStream file = Objects
                .requireNonNull(AlertTemplate.class.getResourceAsStream("alerts-template.json"))) {
            this.template = JSON.readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException("the template of alerts cannot be read", e);
        }
    }

    long version() {
        return template.path("version").asLong();
    }

    /** Installs it where it is missing or older. */
    void install() throws IOException {
        long present = presentVersion();
        if (present > version()) {
            log.warn(
                    "a newer engine has installed this index template, it stays as it is template={} present={} ours={}",
                    name, present, version());
        } else if (present < version()) {
            client.indices()
                    .putIndexTemplate(
                            request -> request.name(name).withJson(new StringReader(template.toString())));
            if (client.indices().existsAlias(request -> request.name(name)).value()) {
                // Indices of an older version learn the new fields; types never change, so that this cannot fail half way.
                String mapping = template.at("/template/mappings").toString();
                client.indices().putMapping(request -> request.index(name).withJson(new StringReader(mapping)));
            }
            log.info("index template installed template={} version={}", name, version());
        }
    }

    /** Before there were versions it had none: then it is 0, as where there is none. */
    private long presentVersion() throws IOException {
        if (!client.indices().existsIndexTemplate(request -> request.name(name)).value()) {
            return 0;
        }
        Long version = client.indices()
                .getIndexTemplate(request -> request.name(name))
                .indexTemplates()
                .getFirst()
                .indexTemplate()
                .version();
        return version == null ? 0 : version;
    }
}
