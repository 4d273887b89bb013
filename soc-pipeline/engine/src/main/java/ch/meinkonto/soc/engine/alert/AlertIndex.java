package ch.meinkonto.soc.engine.alert;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.Result;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerts in Elasticsearch: one document per alert under its derived id, made once and then only changed by somebody who
 * has read its latest version.
 */
public final class AlertIndex {
    private static final Logger log = LoggerFactory.getLogger(AlertIndex.class);
    private static final String ALIAS = "meinkonto-alerts";
    private static final String FIRST_INDEX = "meinkonto-alerts-000001";
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int MOST_HITS = 1_000;

    private final ElasticsearchClient client;
    private volatile boolean prepared;

    /** The alerts behind the alias {@code meinkonto-alerts}. */
    public AlertIndex(ElasticsearchClient client) {
        this.client = client;
    }

    /** An alert with what must be known to change it. */
    record Version(StoredAlert stored, Map<String, Object> document, long sequence, long term) {}

    /** Makes template, index and alias where they are missing. */
    public synchronized void prepare() {
        if (prepared) {
            return;
        }
        asking("prepare the index of alerts", () -> {
            try (InputStream template = Objects
                    .requireNonNull(AlertIndex.class.getResourceAsStream("alerts-template.json"))) {
                client.indices().putIndexTemplate(request -> request.name(ALIAS).withJson(template));
            }
            if (!client.indices().existsAlias(request -> request.name(ALIAS)).value()) {
                client.indices()
                        .create(request -> request.index(FIRST_INDEX)
                                .aliases(ALIAS, alias -> alias.isWriteIndex(true)));
            }
            return true;
        });
        prepared = true;
    }

    /** Writes a new alert, visible at once; false where there is one of that id already. */
    boolean create(StoredAlert stored) {
        prepare();
        return asking("write an alert", () -> {
            try {
                return client.create(request -> request.index(ALIAS)
                        .requireAlias(true)
                        .id(stored.alert().id())
                        .refresh(Refresh.True)
                        .document(AlertDocument.of(stored))).result() == Result.Created;
            } catch (ElasticsearchException refused) {
                if (refused.status() == CONFLICT) {
                    return false;
                }
                throw refused;
            }
        });
    }

    /** The alert of that id as it is now. */
    Optional<Version> find(String id) {
        prepare();
        return asking("read an alert", () -> {
            GetResponse<Map<String, Object>> answer = client.get(request -> request.index(ALIAS).id(id), mapType());
            Map<String, Object> document = answer.source();
            if (!answer.found() || document == null) {
                return Optional.empty();
            }
            return Optional.of(new Version(AlertDocument.read(document), document,
                    Objects.requireNonNullElse(answer.seqNo(), 0L),
                    Objects.requireNonNullElse(answer.primaryTerm(), 0L)));
        });
    }

    /** Replaces the alert unless somebody has changed it since it was read; false where somebody has. */
    boolean replace(Version read, StoredAlert next) {
        return asking("change an alert", () -> {
            try {
                client.index(request -> request.index(ALIAS)
                        .requireAlias(true)
                        .id(next.alert().id())
                        .ifSeqNo(read.sequence())
                        .ifPrimaryTerm(read.term())
                        .refresh(Refresh.True)
                        .document(AlertDocument.of(next)));
                return true;
            } catch (ElasticsearchException refused) {
                if (refused.status() == CONFLICT) {
                    return false;
                }
                throw refused;
            }
        });
    }

    void delete(String id) {
        asking("withdraw an alert", () -> {
            try {
                return client.delete(request -> request.index(ALIAS).id(id).refresh(Refresh.True)).result();
            } catch (ElasticsearchException refused) {
                if (refused.status() == NOT_FOUND) {
                    return Result.NotFound;
                }
                throw refused;
            }
        });
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

    /** Alerts whose last event is not older than a moment: those that may still grow. */
    public List<StoredAlert> activeSince(Instant lastEvent) {
        return search(List.of(after("meinkonto.alert.last_event", lastEvent)));
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
