package ch.meinkonto.soc.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import tools.jackson.databind.node.ObjectNode;

import ch.meinkonto.ops.stores.TestElasticsearch;

/** The node that all tests of this module share, from the point of view of one class. */
public final class TestIndices {
    private TestIndices() {}

    /** A client without the engine. */
    public static ElasticsearchClient client() {
        TestElasticsearch.Node node = TestElasticsearch.node();
        return ElasticsearchClient.of(builder -> builder.host(node.url())
                .apiKey(node.apiKey())
                .jsonMapper(new Jackson3JsonpMapper()));
    }

    /** Removes every index and template of ours, as on the first day. */
    public static void clear() {
        try (ElasticsearchClient client = client()) {
            List<String> indices = List
                    .copyOf(client.indices().get(request -> request.index("meinkonto-*")).indices().keySet());
            if (!indices.isEmpty()) {
                client.indices().delete(request -> request.index(indices));
            }
            List<String> templates = client.indices()
                    .getIndexTemplate(request -> request)
                    .indexTemplates()
                    .stream()
                    .map(template -> template.name())
                    .filter(name -> name.startsWith("meinkonto-"))
                    .toList();
            if (!templates.isEmpty()) {
                client.indices().deleteIndexTemplate(request -> request.name(templates));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that any of our indices holds, as text. */
    public static List<String> everything(ElasticsearchClient client) {
        try {
            client.indices().refresh(request -> request.index("meinkonto-*"));
            return client.search(search -> search.index("meinkonto-*").size(5000), ObjectNode.class)
                    .hits()
                    .hits()
                    .stream()
                    .map(hit -> hit.index() + " " + hit.id() + " " + hit.source())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Documents of a service, in the order of their numbers where they have some. */
    public static List<ObjectNode> stored(ElasticsearchClient client, Archive archive, String service) {
        try {
            client.indices().refresh(request -> request.index(archive.alias()));
            return client
                    .search(search -> search.index(archive.alias())
                            .size(1000)
                            .query(query -> query.term(term -> term.field("service.name").value(service)))
                            .sort(sort -> sort.field(field -> field.field("@timestamp"))), ObjectNode.class)
                    .hits()
                    .hits()
                    .stream()
                    .map(hit -> hit.source())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
