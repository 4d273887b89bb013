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
import co.elastic.clients.elasticsearch.core.search.Hit;

import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.engine.store.SnapshotReader;
import ch.meinkonto.soc.sigma.match.Event;

/** Reads stored documents again in the order of their time. */
final class StoredHistory {
    private static final List<Archive> BOTH = List.of(Archive.EVENTS, Archive.SPANS);
    private static final Query ACCESS_LINE = Query.of(query -> query
            .term(term -> term.field("event.dataset").value(FieldValue.of(MatchableEvents.ACCESS))));
    private static final Query EVENT = Query.of(query -> query.exists(exists -> exists.field("event.action")));
    private static final String TIME = "@timestamp";
    private static final String INGESTED = "event.ingested";

    private final SnapshotReader reader;

    StoredHistory(ElasticsearchClient client) {
        this.reader = new SnapshotReader(client);
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
            return reader.read(new SnapshotReader.Question(BOTH, filter, order, List.of()), hit -> {
                consumer.accept(event(hit));
                return true;
            });
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

    private static Event event(Hit<Map<String, Object>> hit) {
        Map<String, Object> fields = DottedFields.flatten(Objects.requireNonNull(hit.source()));
        Instant time = Instant.parse(String.valueOf(fields.get("@timestamp")));
        return MatchableEvents.of(Objects.requireNonNull(hit.id()), time, fields);
    }
}
