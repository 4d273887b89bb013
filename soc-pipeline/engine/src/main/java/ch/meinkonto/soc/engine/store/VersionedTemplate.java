package ch.meinkonto.soc.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Objects;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How an index looks that people go on working with: a file with a version, which is raised with every change. A newer one,
 * which a newer engine has installed, stays as it is.
 */
public final class VersionedTemplate {
    private static final Logger log = LoggerFactory.getLogger(VersionedTemplate.class);
    private static final String FIRST = "-000001";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ElasticsearchClient client;
    private final String name;
    private final JsonNode template;

    /**
     * Reads the file; installs nothing yet.
     *
     * @param name of the template and of the alias of its indices
     * @param owner whose package the file is in
     * @param resource name of the file: the body of a request to put an index template
     */
    public VersionedTemplate(ElasticsearchClient client, String name, Class<?> owner, String resource) {
        this.client = client;
        this.name = name;
        try (InputStream file = Objects.requireNonNull(owner.getResourceAsStream(resource))) {
            this.template = JSON.readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException("a template cannot be read: " + resource, e);
        }
    }

    /** The version of the file. */
    public long version() {
        return template.path("version").asLong();
    }

    /**
     * Installs it where it is missing or older, and makes the first index behind the alias where there is none.
     *
     * @throws IOException where Elasticsearch cannot be reached
     * @throws ElasticsearchException where it refuses
     */
    public void install() throws IOException {
        installTemplate();
        if (!client.indices().existsAlias(request -> request.name(name)).value()) {
            try {
                client.indices()
                        .create(request -> request.index(name + FIRST)
                                .aliases(name, alias -> alias.isWriteIndex(true)));
            } catch (ElasticsearchException e) {
                // Another engine may have been faster.
                if (!"resource_already_exists_exception".equals(e.error().type())) {
                    throw e;
                }
            }
        }
    }

    private void installTemplate() throws IOException {
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
