package ch.meinkonto.soc.engine.alert;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.engine.store.VersionedTemplate;

/**
 * The alerts in Elasticsearch: one document per alert under its derived id, made once and then only changed by somebody who
 * has read its latest version.
 */
public final class AlertIndex {
    private static final Logger log = LoggerFactory.getLogger(AlertIndex.class);
    private static final String ALIAS = "meinkonto-alerts";
    private static final int CONFLICT = 409;
    private static final Set<String> HOPELESS = Set.of("document_parsing_exception", "mapper_parsing_exception",
            "illegal_argument_exception");
    private static final int MOST_HITS = 1_000;

    private final ElasticsearchClient client;
    private volatile boolean prepared;

    /** The alerts behind the alias {@code meinkonto-alerts}. */
    public AlertIndex(ElasticsearchClient client) {
        this.client = client;
    }

    static VersionedTemplate template(ElasticsearchClient client) {
        return new VersionedTemplate(client, ALIAS, AlertIndex.class, "alerts-template.json");
    }

    /** An alert with what must be known to change it. */
    record Version(StoredAlert stored, long sequence, long term) {}

    /** One change of the index. */
    sealed interface Write {
        /** A new alert, unless there is one of that id. */
        record Add(StoredAlert alert) implements Write {}

        /** An alert in place of the one that was read, unless somebody has changed it since. */
        record Replace(Version read, StoredAlert next) implements Write {}

        /** No alert of that id. */
        record Remove(String id) implements Write {}
    }

    /** What became of a change. */
    enum Outcome {
        DONE,
        CONFLICT,
        /** The document itself is not taken: another attempt would end the same way. */
        REFUSED
    }

    /** Makes template, index and alias where they are missing. */
    public synchronized void prepare() {
        if (prepared) {
            return;
        }
        asking("prepare the index of alerts", () -> {
            template(client).install();
            return true;
        });
        prepared = true;
    }

    /** The alerts of these ids as they are now; without those that are not there. */
    Map<String, Version> find(Collection<String> ids) {
        prepare();
        if (ids.isEmpty()) {
            return Map.of();
        }
        return asking("read alerts", () -> {
            Map<String, Version> found = new HashMap<>();
            client.mget(request -> request.index(ALIAS).ids(List.copyOf(ids)), mapType()).docs().forEach(item -> {
                Map<String, Object> document = item.isResult() ? item.result().source() : null;
                if (document != null) {
                    found.put(item.result().id(), new Version(AlertDocument.read(document),
                            Objects.requireNonNullElse(item.result().seqNo(), 0L),
                            Objects.requireNonNullElse(item.result().primaryTerm(), 0L)));
                }
            });
            return found;
        });
    }

    /** Writes all at once, visible at once; says of each id what became of it. */
    Map<String, Outcome> write(List<Write> writes) {
        prepare();
        if (writes.isEmpty()) {
            return Map.of();
        }
        return asking("write alerts", () -> {
            Map<String, Outcome> outcomes = new HashMap<>();
            client.bulk(request -> request.index(ALIAS)
                    .requireAlias(true)
                    .refresh(Refresh.True)
                    .operations(writes.stream().map(AlertIndex::operation).toList()))
                    .items()
                    .forEach(item -> outcomes.put(Objects.requireNonNull(item.id()), outcome(item)));
            return outcomes;
        });
    }

    private static BulkOperation operation(Write write) {
        return BulkOperation.of(bulk -> switch (write) {
            case Write.Add(StoredAlert alert) ->
                bulk.create(create -> create.id(alert.alert().id()).document(AlertDocument.of(alert)));
            case Write.Replace(Version read, StoredAlert next) -> bulk.index(index -> index.id(next.alert().id())
                    .ifSeqNo(read.sequence())
                    .ifPrimaryTerm(read.term())
                    .document(AlertDocument.of(next)));
            case Write.Remove(String id) -> bulk.delete(delete -> delete.id(id));
        });
    }

    private static Outcome outcome(BulkResponseItem item) {
        ErrorCause error = item.error();
        if (error == null) {
            return Outcome.DONE;
        }
        if (item.status() == CONFLICT) {
            return Outcome.CONFLICT;
        }
        if (HOPELESS.contains(error.type())) {
            log.error("an alert cannot be stored id={} reason={}", item.id(), error.reason());
            return Outcome.REFUSED;
        }
        throw new AlertsUnavailable("could not write alerts: " + error.reason(),
                new IllegalStateException(error.type()));
    }

    /**
     * Alerts that were raised or grew since a moment, newest first, at most 1,000.
     *
     * @param detection folder name, null for all
     * @param status open, acknowledged or closed, null for all
     */
    public List<StoredAlert> changedSince(@Nullable Instant since, @Nullable String detection,
            @Nullable String status) {
        List<Query> filters = new ArrayList<>();
        if (since != null) {
            filters.add(after("meinkonto.alert.updated", since));
        }
        if (detection != null) {
            filters.add(term("meinkonto.alert.detection", detection));
        }
        if (status != null) {
            filters.add(term("meinkonto.alert.status", status));
        }
        return search(filters);
    }

    /** The alert of this id. */
    public Optional<StoredAlert> byId(String id) {
        return Optional.ofNullable(find(List.of(id)).get(id)).map(Version::stored);
    }

    /** The id that an alert has now which once had this one. */
    public Optional<String> successorOf(String id) {
        return search(List.of(term("meinkonto.alert.former_ids", id))).stream()
                .findFirst()
                .map(stored -> stored.alert().id());
    }

    /** Alerts whose last event is not older than a moment: those that may still grow. */
    public List<StoredAlert> activeSince(Instant lastEvent) {
        return search(List.of(after("meinkonto.alert.last_event", lastEvent)));
    }

    /** Alerts about an account or address that were raised since a moment, at most 1,000. */
    List<Alert> about(String field, String value, Instant raised) {
        return search(List.of(term(field, value), after("@timestamp", raised))).stream()
                .map(StoredAlert::alert)
                .toList();
    }

    private List<StoredAlert> search(List<Query> filters) {
        prepare();
        SearchResponse<Map<String, Object>> answer = asking("search alerts", () -> client.search(
                request -> request.index(ALIAS)
                        .size(MOST_HITS)
                        .query(query -> query.bool(bool -> bool.filter(filters)))
                        .sort(sort -> sort
                                .field(field -> field.field("meinkonto.alert.updated").order(SortOrder.Desc))),
                mapType()));
        List<StoredAlert> alerts = new ArrayList<>();
        for (Hit<Map<String, Object>> hit : answer.hits().hits()) {
            try {
                alerts.add(AlertDocument.read(Objects.requireNonNull(hit.source())));
            } catch (RuntimeException unreadable) {
                log.warn("an alert cannot be read id={} reason={}", hit.id(), unreadable.getMessage());
            }
        }
        return alerts;
    }

    private static Query after(String field, Instant moment) {
        return Query.of(query -> query.range(range -> range.date(date -> date.field(field).gte(moment.toString()))));
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(FieldValue.of(value))));
    }

    @SuppressWarnings("unchecked") // the mapper builds maps of texts, numbers, lists and maps
    private static Class<Map<String, Object>> mapType() {
        return (Class<Map<String, Object>>) (Class<?>) Map.class;
    }

    /** A call to Elasticsearch. */
    private interface Call<T> {
        T make() throws IOException;
    }

    private <T> T asking(String what, Call<T> call) {
        try {
            return call.make();
        } catch (IOException | ElasticsearchException failed) {
            // The index itself may have gone, for example after a restore: look again before the next attempt.
            prepared = false;
            throw new AlertsUnavailable("could not " + what + ": " + failed.getMessage(), failed);
        }
    }
}
