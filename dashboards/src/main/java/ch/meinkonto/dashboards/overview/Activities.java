package ch.meinkonto.dashboards.overview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import ch.meinkonto.dashboards.index.EventStore;
import ch.meinkonto.dashboards.index.Index;
import ch.meinkonto.dashboards.overview.Activity.Kind;

/** Counts what happened; asked more often than a range is refreshed, it repeats its last answer. */
@Component
public class Activities {
    private static final Map<Kind, Query> EVENTS = new EnumMap<>(Map.of(
            Kind.EVENTS, Query.of(query -> query.exists(exists -> exists.field("event.action"))),
            Kind.REQUESTS, is("event.dataset", "access"),
            Kind.LOGIN_SUCCESS, both(is("event.action", "auth.login"), is("event.outcome", "success")),
            Kind.LOGIN_FAILURE, both(is("event.action", "auth.login"), is("event.outcome", "failure")),
            Kind.PAYMENT_SUCCESS, is("event.action", "payment.settle"),
            Kind.PAYMENT_FAILURE, is("event.action", "payment.fail")));
    private static final Map<Kind, Query> ALERTS = new EnumMap<>(Map.of(
            Kind.ALERT_CRITICAL, is("meinkonto.alert.level", "critical"),
            Kind.ALERT_HIGH, is("meinkonto.alert.level", "high"),
            Kind.ALERT_MEDIUM, is("meinkonto.alert.level", "medium"),
            Kind.ALERT_LOW, is("meinkonto.alert.level", "low"),
            Kind.ALERT_INFORMATIONAL, is("meinkonto.alert.level", "informational")));

    private final EventStore store;
    private final Clock clock;
    private final Map<Range, Activity> last = new ConcurrentHashMap<>();

    Activities(EventStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What happened in this range until now.
     *
     * @throws ch.meinkonto.dashboards.index.IndexUnavailable when Elasticsearch does not answer
     */
    public Activity of(Range range) {
        Instant now = clock.instant();
        Activity known = last.get(range);
        if (known != null && Duration.between(known.at(), now).compareTo(range.refresh()) < 0) {
            return known;
        }
        Activity activity = Activity.empty(range, now);
        count(activity, List.of(Index.EVENTS, Index.SPANS), EVENTS);
        count(activity, List.of(Index.ALERTS), ALERTS);
        last.put(range, activity);
        return activity;
    }

    private void count(Activity activity, List<String> indices, Map<Kind, Query> kinds) {
        SearchResponse<JsonNode> answer = store.search(search -> {
            search.index(indices)
                    .size(0)
                    .trackTotalHits(total -> total.enabled(false))
                    .query(query -> query.range(range -> range
                            .date(date -> date.field("@timestamp").gte(activity.from().toString()))));
            kinds.forEach((kind, query) -> search.aggregations(kind.name(), filter -> filter.filter(query)
                    .aggregations("points", points -> points.dateHistogram(histogram -> histogram.field("@timestamp")
                            .minDocCount(1)
                            .fixedInterval(interval -> interval
                                    .time(activity.range().step().toSeconds() + "s"))))));
            return search;
        });
        for (Kind kind : kinds.keySet()) {
            Aggregate filtered = answer.aggregations().get(kind.name());
            Aggregate points = filtered == null ? null : filtered.filter().aggregations().get("points");
            if (points != null) {
                points.dateHistogram()
                        .buckets()
                        .array()
                        .forEach(bucket -> activity.add(kind, bucket.key(), bucket.docCount()));
            }
        }
    }

    private static Query is(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    private static Query both(Query one, Query other) {
        return Query.of(query -> query.bool(all -> all.filter(one, other)));
    }
}
