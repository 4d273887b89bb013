package ch.meinkonto.soc.engine.store;

import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.AuditTrail;
import ch.meinkonto.soc.engine.DottedFields;

/**
 * Tells Elasticsearch how the archives' indices look before the first document arrives. Nothing is ever mapped because
 * somebody sent it: {@code dynamic} is off, unknown fields are kept in the source only.
 */
@Component
final class IndexTemplates {
    /** To be raised with every change of {@link Fields} or of the contract: a newer template is not replaced by an older engine. */
    static final int VERSION = 4;

    private static final Logger LOG = LoggerFactory.getLogger(IndexTemplates.class);
    private static final int PRIORITY = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ElasticsearchClient client;
    private final AuditTrail audit;
    private final Clock clock;
    private volatile boolean installed;

    IndexTemplates(ElasticsearchClient client, AuditTrail audit, Clock clock) {
        this.client = client;
        this.audit = audit;
        this.clock = clock;
    }

    /** Installs what is missing or older; done once per run. */
    void ensureInstalled() throws IOException {
        if (installed) {
            return;
        }
        synchronized (this) {
            if (!installed) {
                for (Archive archive : Archive.values()) {
                    install(archive);
                }
                installed = true;
            }
        }
    }

    private void install(Archive archive) throws IOException {
        long present = presentVersion(archive);
        if (present > VERSION) {
            LOG.atWarn()
                    .addKeyValue("template", archive.alias())
                    .addKeyValue("present", present)
                    .addKeyValue("ours", VERSION)
                    .log("a newer engine has installed this index template, it stays as it is");
        }
        if (present < VERSION) {
            audit.record(AuditRecord.ofEngine(clock.instant(), "template.install", archive.alias(),
                    Map.of("version", String.valueOf(VERSION), "before", String.valueOf(present))));
            String template = JSON.writeValueAsString(template(archive));
            client.indices()
                    .putIndexTemplate(request -> request.name(archive.alias()).withJson(new StringReader(template)));
            LOG.atInfo().addKeyValue("template", archive.alias()).addKeyValue("version", VERSION)
                    .log("index template installed");
        }
        // An index for today, so that readers find the alias before the first document.
        createIndex(archive.index(clock.instant()));
        if (present < VERSION) {
            // Indices of an older version learn the new fields; types never change, so that this cannot fail half way.
            String mapping = JSON.writeValueAsString(mapping(archive));
            client.indices().putMapping(request -> request.index(archive.alias()).withJson(new StringReader(mapping)));
        }
    }

    private long presentVersion(Archive archive) throws IOException {
        boolean exists = client.indices().existsIndexTemplate(request -> request.name(archive.alias())).value();
        if (!exists) {
            return 0;
        }
        Long version = client.indices()
                .getIndexTemplate(request -> request.name(archive.alias()))
                .indexTemplates()
                .getFirst()
                .indexTemplate()
                .version();
        return version == null ? 0 : version;
    }

    private void createIndex(String index) throws IOException {
        try {
            if (!client.indices().exists(request -> request.index(index)).value()) {
                client.indices().create(request -> request.index(index));
            }
        } catch (ElasticsearchException e) {
            if (!"resource_already_exists_exception".equals(e.error().type())) {
                throw e;
            }
        }
    }

    static Map<String, Object> template(Archive archive) {
        Map<String, Object> settings = Map.of("index",
                Map.of("number_of_shards", 1, "auto_expand_replicas", "0-1", "refresh_interval", "1s"));
        Map<String, Object> content = Map.of("settings", settings, "mappings", mapping(archive), "aliases",
                Map.of(archive.alias(), Map.of()));
        return Map.of("index_patterns", List.of(archive.alias() + "-*"), "priority", PRIORITY, "version", VERSION,
                "template",
                content);
    }

    private static Map<String, Object> mapping(Archive archive) {
        Map<String, Object> mappings = new LinkedHashMap<>();
        Fields.of(archive).forEach((name, type) -> mappings.put(name, type.mapping()));
        return Map.of("dynamic", false, "properties", properties(DottedFields.nest(mappings), mappings));
    }

    /** Puts {@code properties} between an object and its fields, as mappings want it. */
    private static Map<String, Object> properties(Map<?, ?> level, Map<String, Object> mappings) {
        Map<String, Object> properties = new LinkedHashMap<>();
        level.forEach((name, value) -> properties.put(String.valueOf(name),
                value instanceof Map<?, ?> deeper && !mappings.containsValue(value)
                        ? Map.of("properties", properties(deeper, mappings))
                        : value));
        return properties;
    }
}
