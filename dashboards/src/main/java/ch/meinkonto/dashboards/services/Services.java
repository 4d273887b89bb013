package ch.meinkonto.dashboards.services;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import ch.meinkonto.dashboards.index.Buckets;
import ch.meinkonto.dashboards.index.Document;
import ch.meinkonto.dashboards.index.EventStore;
import ch.meinkonto.dashboards.index.Index;
import ch.meinkonto.dashboards.services.ServiceHealth.State;
import ch.meinkonto.dashboards.services.ServiceHealth.Traffic;

/** Reads how the applications are. */
@Component
@EnableConfigurationProperties(ServicesSettings.class)
class Services {
    private static final Duration RECENT = Duration.ofMinutes(5);
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final int AT_MOST = 10_000;
    private static final List<String> MACHINE = List.of("jvm.memory.used", "jvm.memory.limit",
            "jvm.cpu.recent_utilization");
    private static final String OWN = "meinkonto.";

    private final EventStore store;
    private final ServicesSettings settings;
    private final Clock clock;

    Services(EventStore store, ServicesSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** All that are expected, then all that speak without being expected. */
    List<ServiceHealth> all() {
        Instant now = clock.instant();
        Map<String, Instant> seen = lastSeen(now);
        Map<String, List<Document>> metrics = metrics(now);
        Map<String, Traffic> traffic = traffic(now);
        Set<String> names = new LinkedHashSet<>(settings.expected());
        names.addAll(seen.keySet());
        List<ServiceHealth> all = new ArrayList<>();
        for (String name : names) {
            Measurements measured = new Measurements(metrics.getOrDefault(name, List.of()));
            Instant last = seen.get(name);
            all.add(new ServiceHealth(name, state(last, now), last, measured.latest("jvm.cpu.recent_utilization"),
                    measured.heap("jvm.memory.used"), measured.heap("jvm.memory.limit"),
                    traffic.getOrDefault(name, Traffic.NONE), measured.latest("meinkonto.outbox.pending"),
                    measured.own()));
        }
        return all;
    }

    private State state(@Nullable Instant last, Instant now) {
        if (last == null) {
            return State.UNSEEN;
        }
        return Duration.between(last, now).compareTo(settings.silentAfter()) > 0 ? State.SILENT : State.UP;
    }

    private Map<String, Instant> lastSeen(Instant now) {
        SearchResponse<JsonNode> answer = store.search(search -> search.index(Index.METRICS)
                .size(0)
                .query(since(now.minus(REMEMBERED)))
                .aggregations("service", service -> service
                        .terms(terms -> terms.field("service.name").size(100))
                        .aggregations("last", last -> last.max(max -> max.field("@timestamp")))));
        Map<String, Instant> seen = new TreeMap<>();
        for (StringTermsBucket service : Buckets.of(answer.aggregations(), "service")) {
            Aggregate last = service.aggregations().get("last");
            Double millis = last == null ? null : last.max().value();
            if (millis != null) {
                seen.put(service.key().stringValue(), Instant.ofEpochMilli(millis.longValue()));
            }
        }
        return seen;
    }

    /** Newest first, for each application. */
    private Map<String, List<Document>> metrics(Instant now) {
        List<Query> wanted = List.of(
                Query.of(query -> query.terms(terms -> terms.field("metric.name")
                        .terms(names -> names.value(MACHINE.stream().map(FieldValue::of).toList())))),
                Query.of(query -> query.prefix(prefix -> prefix.field("metric.name").value(OWN))));
        List<Document> documents = store.documents(search -> search.index(Index.METRICS)
                .size(AT_MOST)
                .query(query -> query.bool(all -> all.filter(since(now.minus(RECENT)))
                        .filter(any -> any.bool(either -> either.should(wanted).minimumShouldMatch("1")))))
                .sort(sort -> sort.field(field -> field.field("@timestamp").order(SortOrder.Desc))));
        Map<String, List<Document>> byService = new TreeMap<>();
        for (Document document : documents) {
            byService.computeIfAbsent(document.text("service.name", "?"), _ -> new ArrayList<>()).add(document);
        }
        return byService;
    }

    private Map<String, Traffic> traffic(Instant now) {
        SearchResponse<JsonNode> answer = store.search(search -> search.index(Index.SPANS)
                .size(0)
                .query(query -> query.bool(all -> all.filter(since(now.minus(RECENT)))
                        .filter(access -> access.term(term -> term.field("event.dataset").value("access")))))
                .aggregations("service", service -> service.terms(terms -> terms.field("service.name").size(100))
                        .aggregations("time", time -> time
                                .percentiles(percentiles -> percentiles.field("event.duration").percents(95.0)))
                        .aggregations("errors", errors -> errors.filter(failed -> failed.range(range -> range
                                .number(number -> number.field("http.response.status_code").gte(500.0)))))));
        Map<String, Traffic> traffic = new TreeMap<>();
        for (StringTermsBucket service : Buckets.of(answer.aggregations(), "service")) {
            Aggregate errors = service.aggregations().get("errors");
            long failed = errors == null ? 0 : errors.filter().docCount();
            traffic.put(service.key().stringValue(), new Traffic(service.docCount(),
                    (double) service.docCount() / RECENT.toSeconds(), p95(service.aggregations().get("time")),
                    service.docCount() == 0 ? 0 : (double) failed / service.docCount()));
        }
        return traffic;
    }

    private static @Nullable Duration p95(@Nullable Aggregate time) {
        if (time == null || !time.isTdigestPercentiles() || !time.tdigestPercentiles().values().isKeyed()) {
            return null;
        }
        return time.tdigestPercentiles()
                .values()
                .keyed()
                .values()
                .stream()
                .filter(value -> value != null && !"NaN".equals(value))
                .findFirst()
                .map(value -> Duration.ofNanos((long) Double.parseDouble(value)))
                .orElse(null);
    }

    private static Query since(Instant from) {
        return Query.of(query -> query.range(range -> range
                .date(date -> date.field("@timestamp").gte(from.toString()))));
    }
}
