package ch.meinkonto.soc.engine.backtest;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;

import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.store.SnapshotReader;

/** Reads the stored events and access-log lines of a range in the order of their time. */
final class StoredRange {
    private static final String ACCESS = "access";

    private final SnapshotReader reader;

    StoredRange(ElasticsearchClient client) {
        this.reader = new SnapshotReader(client);
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
        SortOptions oldestFirst = SortOptions.of(sort -> sort
                .field(field -> field.field("@timestamp").unmappedType(FieldType.Date).order(SortOrder.Asc)));
        reader.read(new SnapshotReader.Question(List.of(Archive.EVENTS, Archive.SPANS), filter(from, until),
                List.of(oldestFirst), List.of()), visitor);
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
}
