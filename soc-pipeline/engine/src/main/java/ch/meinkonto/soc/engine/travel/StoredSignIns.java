package ch.meinkonto.soc.engine.travel;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.DottedFields;
import ch.meinkonto.soc.engine.store.SnapshotReader;
import ch.meinkonto.soc.engine.store.StoreUnavailable;

/** Reads the sign-ins of accounts from the events that are stored. */
@Component
final class StoredSignIns {
    private static final List<String> FIELDS = List.of("@timestamp", "event.action", "event.outcome", "user.id",
            "client.geo.*", "client.as.number", Travel.PREFIX + "*");

    private final ElasticsearchClient client;
    private final SnapshotReader reader;
    private boolean refreshed;

    StoredSignIns(ElasticsearchClient client) {
        this.client = client;
        this.reader = new SnapshotReader(client);
    }

    /**
     * The latest sign-ins of each account up to a moment, as many as are remembered of it.
     *
     * @param accounts at most 10,000
     * @throws StoreUnavailable where Elasticsearch does not answer
     */
    List<SignIn> of(Collection<String> accounts, Instant since, Instant until) {
        try {
            if (!refreshed) {
                // What was stored before the start must be seen; what is stored from now on is remembered anyway.
                client.indices().refresh(request -> request.index(Archive.EVENTS.alias()).ignoreUnavailable(true));
                refreshed = true;
            }
            List<SignIn> signIns = new ArrayList<>();
            search(accounts, since, until).aggregations()
                    .values()
                    .forEach(account -> account.sterms()
                            .buckets()
                            .array()
                            .forEach(bucket -> read(bucket, signIns)));
            return signIns;
        } catch (IOException | ElasticsearchException e) {
            throw StoreUnavailable.because("earlier sign-ins cannot be read", e);
        }
    }

    /**
     * Hands on all sign-ins since a moment, the newest first, until there are no more or the visitor wants none.
     *
     * @param visitor takes a sign-in and says whether it wants another
     * @throws StoreUnavailable where Elasticsearch does not answer
     */
    void since(Instant since, Predicate<SignIn> visitor) {
        try {
            Query signIns = Query.of(query -> query.bool(bool -> bool.filter(signIns(since))));
            SortOptions newestFirst = SortOptions
                    .of(sort -> sort.field(field -> field.field("@timestamp").order(SortOrder.Desc)));
            reader.read(new SnapshotReader.Question(List.of(Archive.EVENTS), signIns, List.of(newestFirst), FIELDS),
                    hit -> {
                        SignIn signIn = read(requireNonNull(hit.id()), requireNonNull(hit.source()));
                        return signIn == null || visitor.test(signIn);
                    });
            refreshed = true;
        } catch (IOException | ElasticsearchException e) {
            throw StoreUnavailable.because("earlier sign-ins cannot be read", e);
        }
    }

    private SearchResponse<Void> search(Collection<String> accounts, Instant since, Instant until)
            throws IOException {
        List<FieldValue> ids = accounts.stream().map(FieldValue::of).toList();
        List<Query> filters = signIns(since);
        filters.add(Query.of(query -> query
                .terms(terms -> terms.field("user.id").terms(values -> values.value(ids)))));
        filters.add(Query.of(query -> query
                .range(range -> range.date(date -> date.field("@timestamp").lte(until.toString())))));
        return client.search(search -> search.index(Archive.EVENTS.alias())
                .ignoreUnavailable(true)
                .size(0)
                .query(query -> query.bool(bool -> bool.filter(filters)))
                .aggregations("account", account -> account
                        .terms(terms -> terms.field("user.id").size(ids.size()))
                        .aggregations("latest", latest -> latest.topHits(top -> top.size(Itinerary.MOST)
                                .source(source -> source.filter(filter -> filter.includes(FIELDS)))
                                .sort(sort -> sort
                                        .field(field -> field.field("@timestamp").order(SortOrder.Desc)))))),
                Void.class);
    }

    private static List<Query> signIns(Instant since) {
        return new ArrayList<>(List.of(term("event.action", SignIn.ACTION), term("event.outcome", "success"),
                Query.of(query -> query.exists(exists -> exists.field("client.geo.location"))),
                Query.of(query -> query
                        .range(range -> range.date(date -> date.field("@timestamp").gte(since.toString()))))));
    }

    private static void read(StringTermsBucket bucket, List<SignIn> signIns) {
        for (Hit<JsonData> hit : requireNonNull(bucket.aggregations().get("latest")).topHits().hits().hits()) {
            SignIn signIn = read(requireNonNull(hit.id()), requireNonNull(hit.source()).to(mapType()));
            if (signIn != null) {
                signIns.add(signIn);
            }
        }
    }

    private static @Nullable SignIn read(String id, Map<String, Object> document) {
        Map<String, Object> fields = DottedFields.flatten(document);
        return SignIn.read(id, Instant.parse(String.valueOf(fields.get("@timestamp"))), fields);
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(FieldValue.of(value))));
    }

    @SuppressWarnings("unchecked") // the mapper builds maps of texts, numbers, lists and maps
    private static Class<Map<String, Object>> mapType() {
        return (Class<Map<String, Object>>) (Class<?>) Map.class;
    }
}
