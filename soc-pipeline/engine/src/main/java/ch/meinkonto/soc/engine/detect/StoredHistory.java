package ch.meinkonto.soc.engine.detect;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;

import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.sigma.match.Event;

/** Reads stored documents again in the order of their time. */
final class StoredHistory {
    private static final int PAGE = 1_000;
    private static final String KEEP_ALIVE = "2m";

    private final ElasticsearchClient client;

    StoredHistory(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * Every document of an alias since a moment.
     *
     * @param dataset only documents of that {@code event.dataset}; empty for all
     * @throws HistoryUnavailable where Elasticsearch does not answer
     */
    long since(String alias, String dataset, Instant since, Consumer<Event> consumer) {
        try {
            if (!client.indices().existsAlias(request -> request.name(alias)).value()) {
                return 0;
            }
            // What was acknowledged a moment ago must be seen, too.
            client.indices().refresh(request -> request.index(alias));
            String pit = client
                    .openPointInTime(request -> request.index(alias).keepAlive(time -> time.time(KEEP_ALIVE)))
                    .id();
            try {
                return pages(pit, filter(dataset, since), consumer);
            } finally {
                client.closePointInTime(request -> request.id(pit));
            }
        } catch (IOException | ElasticsearchException failed) {
            throw new HistoryUnavailable(alias + " cannot be read again: " + failed.getMessage(), failed);
        }
    }

    private long pages(String pit, Query filter, Consumer<Event> consumer) throws IOException {
        long read = 0;
        List<FieldValue> after = List.of();
        while (true) {
            List<FieldValue> from = after;
            SearchResponse<Map<String, Object>> page = client.search(request -> {
                request.pit(in -> in.id(pit).keepAlive(time -> time.time(KEEP_ALIVE)))
                        .size(PAGE)
                        .query(filter)
                        .trackTotalHits(total -> total.enabled(false))
                        .sort(sort -> sort.field(field -> field.field("@timestamp").order(SortOrder.Asc)))
                        .sort(sort -> sort.field(field -> field.field("_shard_doc").order(SortOrder.Asc)));
                return from.isEmpty() ? request : request.searchAfter(from);
            }, mapType());
            List<Hit<Map<String, Object>>> hits = page.hits().hits();
            for (Hit<Map<String, Object>> hit : hits) {
                consumer.accept(event(hit));
            }
            read += hits.size();
            if (hits.size() < PAGE) {
                return read;
            }
            after = hits.getLast().sort();
        }
    }

    private static Event event(Hit<Map<String, Object>> hit) {
        Map<String, Object> fields = DottedFields.flatten(Objects.requireNonNull(hit.source()));
        Instant time = Instant.parse(String.valueOf(fields.get("@timestamp")));
        return MatchableEvents.of(Objects.requireNonNull(hit.id()), time, fields);
    }

    private static Query filter(String dataset, Instant since) {
        return Query.of(query -> query.bool(bool -> {
            bool.filter(
                    each -> each.range(range -> range.date(date -> date.field("@timestamp").gte(since.toString()))));
            return dataset.isEmpty()
                    ? bool
                    : bool.filter(each -> each.term(term -> term.field("event.dataset").value(FieldValue.of(dataset))));
        }));
    }

    @SuppressWarnings("unchecked") // the mapper builds maps of texts, numbers, lists and maps
    private static Class<Map<String, Object>> mapType() {
        return (Class<Map<String, Object>>) (Class<?>) Map.class;
    }
}
