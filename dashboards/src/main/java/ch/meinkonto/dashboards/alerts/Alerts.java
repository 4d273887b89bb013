package ch.meinkonto.dashboards.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import ch.meinkonto.dashboards.index.Buckets;
import ch.meinkonto.dashboards.index.EventStore;
import ch.meinkonto.dashboards.index.Index;
import ch.meinkonto.soc.contract.Alert;

/** The alerts in the index: found by filter, by id, or because they are like another one. */
@Component
public class Alerts {
    /** The queue is sorted over at most this many of the newest matches; who has more must filter first. */
    static final int SORTED_AT_ONCE = 500;
    static final int PAGE_SIZE = 50;
    private static final Duration LOOK_BACK = Duration.ofDays(30);

    private final EventStore store;
    private final Clock clock;

    Alerts(EventStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** One page of the queue, in the order the filter asks for. */
    AlertQueue queue(AlertFilter filter) {
        SearchResponse<JsonNode> answer = store.search(search -> search.index(Index.ALERTS)
                .query(AlertQuery.of(filter))
                .size(SORTED_AT_ONCE)
                .seqNoPrimaryTerm(true)
                .trackTotalHits(total -> total.enabled(true))
                .sort(sort -> sort.field(field -> field.field("@timestamp").order(SortOrder.Desc))));
        Instant now = clock.instant();
        List<StoredAlert> sorted = EventStore.documents(answer)
                .stream()
                .map(StoredAlert::of)
                .sorted(order(filter.sort(), now))
                .toList();
        TotalHits total = answer.hits().total();
        int pages = Math.max(1, (sorted.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        AlertFilter shown = filter.onPage(Math.min(filter.page(), pages));
        int from = (shown.page() - 1) * PAGE_SIZE;
        return new AlertQueue(shown, sorted.subList(from, Math.min(sorted.size(), from + PAGE_SIZE)),
                total == null ? sorted.size() : total.value(), pages, now);
    }

    private static Comparator<StoredAlert> order(String sort, Instant now) {
        Comparator<StoredAlert> newest = Comparator.comparing((StoredAlert stored) -> stored.alert().created())
                .reversed()
                .thenComparing(StoredAlert::id);
        return switch (sort) {
            case "newest" -> newest;
            case "risk" -> Comparator.comparingInt((StoredAlert stored) -> stored.alert().risk())
                    .reversed()
                    .thenComparing(newest);
            default -> Comparator.comparing(StoredAlert::active)
                    .thenComparingDouble(stored -> stored.urgency(now))
                    .reversed()
                    .thenComparing(newest);
        };
    }

    /** The newest alerts of any status, newest first. */
    public List<StoredAlert> newest(int number) {
        return store.documents(search -> search.index(Index.ALERTS)
                .size(number)
                .sort(sort -> sort.field(field -> field.field("@timestamp").order(SortOrder.Desc))))
                .stream()
                .map(StoredAlert::of)
                .toList();
    }

    /** The most urgent alerts that are not closed. */
    public List<StoredAlert> mostUrgent(int number) {
        return queue(AlertFilter.everythingActive()).alerts().stream().limit(number).toList();
    }

    /** The alert with this id. */
    Optional<StoredAlert> byId(String id) {
        return store.documents(search -> search.index(Index.ALERTS).query(query -> query.ids(ids -> ids.values(id))))
                .stream()
                .findFirst()
                .map(StoredAlert::of);
    }

    /** The id that an alert has now which once had this one: an earlier event of it came late. */
    Optional<String> successorOf(String id) {
        return store.documents(search -> search.index(Index.ALERTS)
                .query(AlertQuery.anyOf("meinkonto.alert.former_ids", List.of(id))))
                .stream()
                .findFirst()
                .map(StoredAlert::of)
                .map(StoredAlert::id);
    }

    /** Other alerts of the last 30 days from the same detection or about the same account or address, newest first. */
    List<StoredAlert> similarTo(StoredAlert stored) {
        Alert alert = stored.alert();
        List<Query> like = new ArrayList<>();
        like.add(AlertQuery.anyOf("meinkonto.alert.detection", List.of(alert.detection())));
        alert.group().forEach((field, value) -> like
                .add(AlertQuery.anyOf("meinkonto.alert.group." + field, List.of(value))));
        if (!alert.userIds().isEmpty()) {
            like.add(AlertQuery.anyOf("user.id", alert.userIds()));
        }
        List<String> addresses = alert.addresses().stream().filter(AlertQuery::looksLikeAddress).toList();
        if (!addresses.isEmpty()) {
            like.add(AlertQuery.anyOf("client.ip", addresses));
        }
        String since = clock.instant().minus(LOOK_BACK).toString();
        return store.documents(search -> search.index(Index.ALERTS)
                .size(10)
                .query(query -> query.bool(all -> all
                        .filter(recent -> recent.range(range -> range
                                .date(date -> date.field("@timestamp").gte(since))))
                        .filter(any -> any.bool(either -> either.should(like).minimumShouldMatch("1")))
                        .mustNot(self -> self.ids(ids -> ids.values(stored.id())))))
                .sort(sort -> sort.field(field -> field.field("@timestamp").order(SortOrder.Desc))))
                .stream()
                .map(StoredAlert::of)
                .toList();
    }

    /** How many there are, by status and level. */
    public AlertCounts counts() {
        SearchResponse<JsonNode> answer = store.search(search -> search.index(Index.ALERTS)
                .size(0)
                .aggregations("status", status -> status.terms(terms -> terms.field("meinkonto.alert.status"))
                        .aggregations("level", level -> level
                                .terms(terms -> terms.field("meinkonto.alert.level")))));
        Map<String, Long> byStatus = new HashMap<>();
        Map<String, Long> active = new HashMap<>();
        Map<String, Long> open = new HashMap<>();
        for (StringTermsBucket status : Buckets.of(answer.aggregations(), "status")) {
            String name = status.key().stringValue();
            byStatus.put(name, status.docCount());
            for (StringTermsBucket level : Buckets.of(status.aggregations(), "level")) {
                if (Alert.OPEN.equals(name)) {
                    open.put(level.key().stringValue(), level.docCount());
                }
                if (!Alert.CLOSED.equals(name)) {
                    active.merge(level.key().stringValue(), level.docCount(), Long::sum);
                }
            }
        }
        return new AlertCounts(byStatus, active, open);
    }

    /** The names of all detections that ever raised an alert, in alphabetical order. */
    List<String> detections() {
        SearchResponse<JsonNode> answer = store.search(search -> search.index(Index.ALERTS)
                .size(0)
                .aggregations("detection", detection -> detection
                        .terms(terms -> terms.field("meinkonto.alert.detection").size(200))));
        return Buckets.of(answer.aggregations(), "detection")
                .stream()
                .map(bucket -> bucket.key().stringValue())
                .sorted()
                .toList();
    }
}
