package ch.meinkonto.dashboards.testing;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

import ch.meinkonto.ops.stores.TestElasticsearch;

/**
 * The engine's indices, as the engine lays them out: concrete names behind aliases, explicit mappings of what the console
 * searches. Emptied for each test.
 */
public final class TestIndices {
    /** Concrete index by alias; {@code meinkonto-rules} has none. */
    private static final Map<String, String> BEHIND = Map.of("meinkonto-events", "meinkonto-events-2026.11.23",
            "meinkonto-spans", "meinkonto-spans-2026.11.23", "meinkonto-metrics", "meinkonto-metrics-2026.11.23",
            "meinkonto-alerts", "meinkonto-alerts-000001", "meinkonto-rules", "meinkonto-rules",
            "meinkonto-responses", "meinkonto-responses-000001");

    private static final List<String> ALL = List.copyOf(BEHIND.values());
    /** Documents of one search; the node allows no more. */
    private static final int MOST = 10_000;

    private final ElasticsearchClient client;

    /** Indices of this node. Creating one can take long on a busy machine, so that this client is patient. */
    public TestIndices(TestElasticsearch.Node node) {
        Timeout patience = Timeout.ofSeconds(60);
        this.client = new ElasticsearchClient(new Rest5ClientTransport(Rest5Client.builder(URI.create(node.url()))
                .setDefaultHeaders(new Header[]{
                        new BasicHeader(HttpHeaders.AUTHORIZATION, "ApiKey " + node.apiKey())})
                .setConnectionConfigCallback(connection -> connection.setSocketTimeout(patience))
                .setRequestConfigCallback(request -> request.setResponseTimeout(patience))
                .build(), new Jackson3JsonpMapper()));
    }

    /** Deletes all of them. */
    public void delete() {
        try {
            client.indices().delete(delete -> delete.index(ALL).ignoreUnavailable(true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ElasticsearchException e) {
            if (e.status() != 404) {
                throw e;
            }
        }
    }

    /** Creates all of them, empty; where they are there, takes out their documents, which is quicker by far. */
    public void create() {
        try {
            if (client.indices().exists(exists -> exists.index(ALL)).value()) {
                empty();
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        delete();
        BEHIND.forEach((alias, index) -> {
            try {
                client.indices().create(create -> {
                    create.index(index)
                            .settings(settings -> settings.numberOfShards("1").numberOfReplicas("0"))
                            .mappings(mappings -> mappings
                                    .withJson(new StringReader(alias.equals(index) ? UNSEARCHED : MAPPING)));
                    return alias.equals(index) ? create : create.aliases(alias, write -> write.isWriteIndex(true));
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void empty() throws IOException {
        client.indices().refresh(refresh -> refresh.index(ALL));
        while (true) {
            List<Hit<Void>> found = client
                    .search(search -> search.index(ALL).size(MOST).source(source -> source.fetch(false)), Void.class)
                    .hits()
                    .hits();
            if (found.isEmpty()) {
                return;
            }
            client.bulk(bulk -> {
                found.forEach(hit -> bulk.operations(
                        operation -> operation.delete(delete -> delete.index(hit.index()).id(hit.id()))));
                return bulk.refresh(Refresh.True);
            });
        }
    }

    /** Stores a document and makes it searchable. */
    public void store(String alias, String id, Map<String, ?> document) {
        try {
            client.index(index -> index.index(BEHIND.get(alias)).id(id).refresh(Refresh.True).document(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores many documents and makes them searchable; ids are given by Elasticsearch where the map has no event.id. */
    public void storeAll(String alias, List<? extends Map<String, ?>> documents) {
        try {
            client.bulk(bulk -> {
                bulk.index(BEHIND.get(alias)).refresh(Refresh.True);
                for (Map<String, ?> document : documents) {
                    bulk.operations(operation -> operation.index(index -> {
                        if (document.get("event") instanceof Map<?, ?> event && event.get("id") instanceof String id) {
                            index.id(id);
                        }
                        return index.document(document);
                    }));
                }
                return bulk;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stored document, as a map. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> get(String alias, String id) {
        try {
            return client.get(get -> get.index(BEHIND.get(alias)).id(id), Map.class).source();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String UNSEARCHED = "{\"dynamic\": false}";
    private static final String MAPPING = """
            {"dynamic": false, "properties": {
              "@timestamp": {"type": "date"},
              "event": {"properties": {"id": {"type": "keyword"}, "action": {"type": "keyword"},
                "outcome": {"type": "keyword"}, "dataset": {"type": "keyword"}, "reason": {"type": "keyword"},
                "kind": {"type": "keyword"}, "ingested": {"type": "date"}, "duration": {"type": "long"}}},
              "http": {"properties": {"response": {"properties": {"status_code": {"type": "long"}}}}},
              "rule": {"properties": {"id": {"type": "keyword"}, "name": {"type": "keyword"}}},
              "service": {"properties": {"name": {"type": "keyword"}}},
              "threat": {"properties": {"technique": {"properties": {"id": {"type": "keyword"}}}}},
              "user": {"properties": {"id": {"type": "keyword"}, "hash": {"type": "keyword"}}},
              "client": {"properties": {"ip": {"type": "ip"}}},
              "related": {"properties": {"user": {"type": "keyword"}, "ip": {"type": "ip"}}},
              "name": {"type": "keyword"}, "title": {"type": "keyword"}, "level": {"type": "keyword"},
              "metric": {"properties": {"name": {"type": "keyword"}, "value": {"type": "double"},
                "attributes": {"type": "flattened"}}},
              "meinkonto": {"properties": {
                "admin": {"properties": {"target": {"type": "keyword"}, "operation": {"type": "keyword"}}},
                "response": {"properties": {"alert_id": {"type": "keyword"}}},
                "alert": {"properties": {"detection": {"type": "keyword"}, "level": {"type": "keyword"},
                  "risk": {"type": "integer"}, "summary": {"type": "text"}, "status": {"type": "keyword"},
                  "assignee": {"type": "keyword"}, "close_reason": {"type": "keyword"},
                  "group": {"type": "flattened"}, "event_ids": {"type": "keyword"},
                  "former_ids": {"type": "keyword"},
                  "created": {"type": "date"}, "first_event": {"type": "date"}, "last_event": {"type": "date"}}}}}
            }}""";
}
