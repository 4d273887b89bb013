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
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;

import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.sigma.match.Event;

/** Reads stored documents again in the order of their time. */
final class StoredHistory {
    private static final int PAGE = 1_000;
    private static final List<String> BOTH = List.of(Archive.EVENTS.alias(), Archive.SPANS.alias());
    private static final Query ACCESS_LINE = Query.of(query -> query
            .term(term -> term.field("event.dataset").value(FieldValue.of(MatchableEvents.ACCESS))));
    private static final Query EVENT = Query.of(query -> query.exists(exists -> exists.field("event.action")));
    private static final String KEEP_ALIVE = "2m";
    private static final String TIME = "@timestamp";
    private static final String INGESTED = "event.ingested";

    private final ElasticsearchClient client;

    StoredHistory(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * Security events since one moment and access-log lines since another, together in the order of their time: what is older
     * than what came before it might count as too late.
     *
     * @throws HistoryUnavailable where Elasticsearch does not answer
     */
    long happenedSince(Instant events, Instant accesses, Consumer<Event> consumer) {
        return read(either(List.of(EVENT, since(TIME, events)), List.of(ACCESS_LINE, since(TIME, accesses))),
                List.of(ascending(TIME)), consumer);
    }

    /**
     * Every security event and access-log line that was received since a moment, in the order in which they came.
     *
     * @throws HistoryUnavailable where Elasticsearch does not answer
     */
    long receivedSince(Instant since, Consumer<Event> consumer) {
        Query received = since(INGESTED, since);
        return read(either(List.of(EVENT, received), List.of(ACCESS_LINE, received)),
                List.of(ascending(INGESTED), ascending(TIME)), consumer);
    }

    private long read(Query filter, List<SortOptions> order, Consumer<Event> consumer) {
        try {
            // What was acknowledged a moment ago must be seen, too.
            client.indices().refresh(request -> request.index(BOTH).ignoreUnavailable(true));
            String pit = client
                    .openPointInTime(request -> request.index(BOTH)
                            .ignoreUnavailable(true)
                            .keepAlive(time -> time.time(KEEP_ALIVE)))
                    .id();
            try {
                return pages(pit, filter, order, consumer);
            } finally {
                client.closePointInTime(request -> request.id(pit));
            }
        } catch (IOException | ElasticsearchException failed) {
            throw new HistoryUnavailable("what is stored cannot be read again: " + failed.getMessage(), failed);
        }
    }

    private static Query either(List<Query> one, List<Query> other) {
        return Query.of(query -> query.bool(bool -> bool
                .filter(each -> each.bool(either -> either.should(all(one), all(other)).minimumShouldMatch("1")))));
    }

    private static Query all(List<Query> queries) {
        return Query.of(query -> query.bool(bool -> bool.filter(queries)));
    }

    private static Query since(String field, Instant since) {
        return Query.of(query -> query.range(range -> range.date(date -> date.field(field).gte(since.toString()))));
    }

    private static SortOptions ascending(String field) {
        return SortOptions.of(sort -> sort
                .field(by -> by.field(field).order(SortOrder.Asc).unmappedType(FieldType.Date)));
    }

    private long pages(String pit, Query filter, List<SortOptions> order, Consumer<Event> consumer)
            throws IOException {
        long read = 0;
        List<FieldValue> after = List.of();
        while (true) {
            List<FieldValue> from = after;
            SearchResponse<Map<String, Object>> page = client.search(request -> {
                request.pit(in -> in.id(pit).keepAlive(time -> time.time(KEEP_ALIVE)))
                        .size(PAGE)
                        .query(filter)
                        .trackTotalHits(total -> total.enabled(false))
                        .sort(order)
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

    @SuppressWarnings("unchecked") // the mapper builds maps of texts, numbers, lists and maps
    private static Class<Map<String, Object>> mapType() {
        return (Class<Map<String, Object>>) (Class<?>) Map.class;
    }
}
