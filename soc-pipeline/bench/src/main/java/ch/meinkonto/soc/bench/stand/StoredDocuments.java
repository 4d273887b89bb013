package ch.meinkonto.soc.bench.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Elasticsearch holds, seen without the engine. */
public final class StoredDocuments implements AutoCloseable {
    /** All security events. */
    public static final String EVENTS = "meinkonto-events";
    /** All alerts. */
    public static final String ALERTS = "meinkonto-alerts";
    /** Notes about what the engine refused. */
    public static final String DEAD_LETTERS = "meinkonto-deadletters";
    private static final int PAGE = 5_000;
    private static final int ALERTS_PER_LOOK = 200;

    private final ElasticsearchClient client;

    StoredDocuments(URI url, String apiKey) {
        this.client = ElasticsearchClient.of(builder -> builder.host(url.toString())
                .apiKey(apiKey)
                .jsonMapper(new Jackson3JsonpMapper()));
    }

    /** The client itself, for what is measured with it. */
    public ElasticsearchClient client() {
        return client;
    }

    /** Makes all that was written searchable. */
    public void refresh(String index) throws IOException {
        client.indices().refresh(request -> request.index(index).ignoreUnavailable(true));
    }

    /** How many documents can be found. */
    public long count(String index) throws IOException {
        return client.count(request -> request.index(index).ignoreUnavailable(true)).count();
    }

    /** How many security events of applications can be found; those that the engine tells of itself are not among them. */
    public long countOfApplications() throws IOException {
        return client.count(request -> request.index(EVENTS)
                .ignoreUnavailable(true)
                .query(query -> query.exists(exists -> exists.field("event.sequence"))))
                .count();
    }

    /** How many documents of a field's value can be found. */
    public long count(String index, String field, String value) throws IOException {
        return client.count(request -> request.index(index)
                .ignoreUnavailable(true)
                .query(query -> query.term(term -> term.field(field).value(value))))
                .count();
    }

    /** Ids of all security events, each as often as it is stored. */
    public List<String> eventIds() throws IOException {
        List<String> ids = new ArrayList<>();
        each(EVENTS, Query.of(query -> query.matchAll(all -> all)), false, hit -> ids.add(hit.id()));
        return ids;
    }

    /** Security events that the engine received since a moment. */
    public List<ObjectNode> eventsSince(Instant received) throws IOException {
        List<ObjectNode> events = new ArrayList<>();
        each(EVENTS, since("event.ingested", received), true,
                hit -> events.add(Objects.requireNonNull(hit.source())));
        return events;
    }

    /** All alerts there are. */
    public List<RaisedAlert> alerts() throws IOException {
        List<RaisedAlert> alerts = new ArrayList<>();
        each(ALERTS, Query.of(query -> query.matchAll(all -> all)), true, hit -> alerts.add(raised(hit)));
        return alerts;
    }

    /** The newest alerts that were raised since a moment, at most 200: cheap enough to be asked again and again. */
    public List<RaisedAlert> alertsSince(Instant raised) throws IOException {
        return client.search(request -> request.index(ALERTS)
                .size(ALERTS_PER_LOOK)
                .trackTotalHits(total -> total.enabled(false))
                .query(since("meinkonto.alert.created", raised))
                .sort(sort -> sort.field(by -> by.field("meinkonto.alert.created").order(SortOrder.Desc))),
                ObjectNode.class).hits().hits().stream().map(StoredDocuments::raised).toList();
    }

    /** How the newest index of an alias is mapped. */
    public TypeMapping mapping(String alias) throws IOException {
        return Objects.requireNonNull(
                client.indices().getMapping(request -> request.index(alias)).mappings().values().iterator().next()
                        .mappings());
    }

    private static RaisedAlert raised(Hit<ObjectNode> hit) {
        JsonNode document = Objects.requireNonNull(hit.source());
        return RaisedAlert.of(Objects.requireNonNull(hit.id()), document);
    }

    private static Query since(String field, Instant moment) {
        return Query.of(query -> query.range(range -> range.date(date -> date.field(field).gte(moment.toString()))));
    }

    private void each(String index, Query query, boolean withSource, Consumer<Hit<ObjectNode>> consumer)
            throws IOException {
        refresh(index);
        String pit = client.openPointInTime(request -> request.index(index).keepAlive(time -> time.time("1m"))).id();
        List<FieldValue> after = List.of();
        List<Hit<ObjectNode>> hits;
        do {
            List<FieldValue> from = after;
            SearchResponse<ObjectNode> page = client.search(request -> {
                request.pit(in -> in.id(pit).keepAlive(time -> time.time("1m")))
                        .size(PAGE)
                        .query(query)
                        .source(source -> source.fetch(withSource))
                        .trackTotalHits(total -> total.enabled(false))
                        .sort(sort -> sort.field(by -> by.field("_shard_doc").order(SortOrder.Asc)));
                return from.isEmpty() ? request : request.searchAfter(from);
            }, ObjectNode.class);
            hits = page.hits().hits();
            hits.forEach(consumer);
            after = hits.isEmpty() ? List.of() : hits.getLast().sort();
        } while (hits.size() == PAGE);
        client.closePointInTime(request -> request.id(pit));
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
