package ch.meinkonto.soc.engine.chain;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import ch.meinkonto.soc.engine.Archive;

/** Reads how far each source had come from the events that are stored: after a restart, the engine knows what to expect. */
@Component
final class SourcePositions {
    private static final int MOST_SOURCES = 1000;

    private final ElasticsearchClient client;

    SourcePositions(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * The event of each source that was stored last. By time of storage, not by number: a source whose database was set back
     * begins again at a smaller one.
     */
    Map<String, SourcePosition> read() throws IOException {
        try {
            client.indices().refresh(request -> request.index(Archive.EVENTS.alias()));
            SearchResponse<ObjectNode> response = client.search(search -> search.index(Archive.EVENTS.alias())
                    .size(0)
                    .query(query -> query.exists(exists -> exists.field("event.sequence")))
                    .aggregations("source", source -> source
                            .terms(terms -> terms.field("service.name").size(MOST_SOURCES))
                            .aggregations("last", last -> last.topHits(top -> top.size(1)
                                    .sort(sort -> sort
                                            .field(field -> field.field("event.ingested").order(SortOrder.Desc)))
                                    .sort(sort -> sort
                                            .field(field -> field.field("event.sequence").order(SortOrder.Desc)))))),
                    ObjectNode.class);
            Map<String, SourcePosition> positions = new HashMap<>();
            Aggregate sources = requireNonNull(response.aggregations().get("source"));
            for (StringTermsBucket bucket : sources.sterms().buckets().array()) {
                Aggregate last = requireNonNull(bucket.aggregations().get("last"));
                ObjectNode event = requireNonNull(last.topHits().hits().hits().getFirst().source())
                        .to(ObjectNode.class);
                positions.put(bucket.key().stringValue(), new SourcePosition(event.at("/event/sequence").asLong(),
                        event.at("/meinkonto/chain/hash").asString()));
            }
            return positions;
        } catch (ElasticsearchException e) {
            throw new IOException(e);
        }
    }
}
