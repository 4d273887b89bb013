package ch.meinkonto.dashboards.index;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the engine's indices and changes single documents. An index that does not exist yet is an empty one. */
@Component
public class EventStore {
    private static final int CONFLICT = 409;

    private final ElasticsearchClient client;

    EventStore(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * Searches; the caller names indices, query and what to return.
     *
     * @throws IndexUnavailable when Elasticsearch does not answer or refuses
     */
    public SearchResponse<JsonNode> search(UnaryOperator<SearchRequest.Builder> request) {
        try {
            SearchRequest.Builder builder = new SearchRequest.Builder().ignoreUnavailable(true).allowNoIndices(true);
            return client.search(request.apply(builder).build(), JsonNode.class);
        } catch (IOException | ElasticsearchException e) {
            throw new IndexUnavailable("searching", e);
        }
    }

    /**
     * The documents a search finds, in its order, each with its version.
     *
     * @throws IndexUnavailable when Elasticsearch does not answer or refuses
     */
    public List<Document> documents(UnaryOperator<SearchRequest.Builder> request) {
        return documents(search(builder -> request.apply(builder.seqNoPrimaryTerm(true))));
    }

    /** The documents of an answer; versions are zero where the search did not ask for them. */
    public static List<Document> documents(SearchResponse<JsonNode> response) {
        return response.hits().hits().stream().filter(hit -> hit.source() != null).map(EventStore::document).toList();
    }

    /**
     * Merges a partial document into one that must still be in the version given. Searches see the change at once.
     *
     * @throws ChangedMeanwhile when it is not in that version any more
     * @throws IndexUnavailable when Elasticsearch does not answer or refuses
     */
    public void update(Document document, Version expected, Map<String, ?> changes) {
        try {
            client.update(update -> update.index(document.index())
                    .id(document.id())
                    .ifSeqNo(expected.sequence())
                    .ifPrimaryTerm(expected.term())
                    .refresh(Refresh.True)
                    .doc(changes), JsonNode.class);
        } catch (ElasticsearchException e) {
            if (e.status() == CONFLICT) {
                throw new ChangedMeanwhile(document.id(), e);
            }
            throw new IndexUnavailable("updating", e);
        } catch (IOException e) {
            throw new IndexUnavailable("updating", e);
        }
    }

    private static Document document(Hit<JsonNode> hit) {
        long sequence = hit.seqNo() == null ? 0 : hit.seqNo();
        long term = hit.primaryTerm() == null ? 0 : hit.primaryTerm();
        return new Document(Objects.requireNonNull(hit.index()), Objects.requireNonNull(hit.id()),
                new Version(sequence, term), Objects.requireNonNull(hit.source()));
    }
}
