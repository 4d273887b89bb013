package ch.meinkonto.soc.engine.backtest;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;

import ch.meinkonto.soc.engine.Archive;

/** Reads the stored events and access-log lines of a range in the order of their time, page by page from one snapshot. */
final class StoredRange {
    private static final int PAGE = 1_000;
    private static final String KEEP_ALIVE = "2m";
    private static final String ACCESS = "access";

    private final ElasticsearchClient client;

    StoredRange(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * Hands on every document until there are no more or the visitor wants none.
     *
     * @param from included
     * @param until not included
     * @param visitor takes a document and says whether it wants another
     * @throws IOException where Elasticsearch does not answer
     */
    void read(Instant from, Instant until, Predicate<Hit<Map<String, Object>>> visitor) throws IOException {
        List<String> aliases = new ArrayList<>();
        for (Archive archive : List.of(Archive.EVENTS, Archive.SPANS)) {
            if (client.indices().existsAlias(request -> request.name(archive.alias())).value()) {
                aliases.add(archive.alias());
            }
        }
        if (aliases.isEmpty()) {
            return;
        }
        // What was acknowledged a moment ago must be seen, too.
        client.indices().refresh(request -> request.index(aliases));
        String pit = client.openPointInTime(request -> request.index(aliases).keepAlive(time -> time.time(KEEP_ALIVE)))
                .id();
        try {
            pages(pit, filter(from, until), visitor);
        } finally {
            // A snapshot that could not be closed ends by itself; it must not hide why reading ended.
            close(pit);
        }
    }

    private void pages(String pit, Query filter, Predicate<Hit<Map<String, Object>>> visitor) throws IOException {
        List<FieldValue> after = List.of();
        while (true) {
            List<FieldValue> from = after;
            SearchResponse<Map<String, Object>> page = client.search(request -> {
                request.pit(in -> in.id(pit).keepAlive(time -> time.time(KEEP_ALIVE)))
                        .size(PAGE)
                        .query(filter)
                        .trackTotalHits(total -> total.enabled(false))
                        .sort(sort -> sort.field(field -> field.field("@timestamp")
                                .unmappedType(FieldType.Date)
                                .order(SortOrder.Asc)))
                        .sort(sort -> sort.field(field -> field.field("_shard_doc").order(SortOrder.Asc)));
                return from.isEmpty() ? request : request.searchAfter(from);
            }, mapType());
            List<Hit<Map<String, Object>>> hits = page.hits().hits();
            for (Hit<Map<String, Object>> hit : hits) {
                if (!visitor.test(hit)) {
                    return;
                }
            }
            if (hits.size() < PAGE) {
                return;
            }
            after = Objects.requireNonNull(hits.getLast()).sort();
        }
    }

    private void close(String pit) {
        try {
            client.closePointInTime(request -> request.id(pit));
        } catch (IOException | RuntimeException ended) {
            return;
        }
    }

    /** Of spans only the access log is matched, as in live detection. */
    private static Query filter(Instant from, Instant until) {
        Query range = Query.of(query -> query.range(inner -> inner
                .date(date -> date.field("@timestamp").gte(from.toString()).lt(until.toString()))));
        Query events = Query
                .of(query -> query.prefix(prefix -> prefix.field("_index").value(Archive.EVENTS.alias() + "-")));
        Query accesses = Query.of(query -> query.term(term -> term.field("event.dataset").value(ACCESS)));
        return Query.of(query -> query.bool(bool -> bool.filter(range)
                .should(events, accesses)
                .minimumShouldMatch("1")));
    }

    @SuppressWarnings("unchecked") // the mapper builds maps of texts, numbers, lists and maps
    private static Class<Map<String, Object>> mapType() {
        return (Class<Map<String, Object>>) (Class<?>) Map.class;
    }
}
