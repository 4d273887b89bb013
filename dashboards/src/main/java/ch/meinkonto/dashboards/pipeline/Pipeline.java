package ch.meinkonto.dashboards.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import ch.meinkonto.dashboards.index.Document;
import ch.meinkonto.dashboards.index.EventStore;
import ch.meinkonto.dashboards.index.Index;
import ch.meinkonto.dashboards.index.IndexUnavailable;

/** Reads how the pipeline is; asked more often than twice a second, it repeats its last answer. */
@Component
public class Pipeline {
    private static final Duration FRESH = Duration.ofMillis(500);
    private static final Duration RECENT = Duration.ofMinutes(5);
    private static final Duration RATE_WINDOW = Duration.ofSeconds(10);
    private static final int SAMPLE = 100;

    private final EventStore store;
    private final Clock clock;
    private volatile @Nullable PipelineState last;

    Pipeline(EventStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** How it is now; never throws: an Elasticsearch that does not answer is part of the answer. */
    public PipelineState state() {
        Instant now = clock.instant();
        PipelineState known = last;
        if (known != null && Duration.between(known.at(), now).compareTo(FRESH) < 0) {
            return known;
        }
        PipelineState read = read(now);
        last = read;
        return read;
    }

    private PipelineState read(Instant now) {
        try {
            SearchResponse<JsonNode> newest = store.search(search -> search.index(Index.EVENTS)
                    .size(SAMPLE)
                    .source(source -> source.filter(fields -> fields.includes("@timestamp", "event.ingested")))
                    .trackTotalHits(total -> total.enabled(false))
                    .sort(sort -> sort.field(field -> field.field("@timestamp").order(SortOrder.Desc))));
            List<Document> events = EventStore.documents(newest);
            Instant latest = events.isEmpty() ? null : events.getFirst().time("@timestamp");
            return new PipelineState(true, lag(events, now), perSecond(now), latest, now);
        } catch (IndexUnavailable _) {
            return PipelineState.unreachable(now);
        }
    }

    private static @Nullable Duration lag(List<Document> events, Instant now) {
        List<Duration> lags = new ArrayList<>();
        for (Document event : events) {
            Instant happened = event.time("@timestamp");
            Instant stored = event.time("event.ingested");
            if (happened != null && stored != null && happened.isAfter(now.minus(RECENT))) {
                Duration lag = Duration.between(happened, stored);
                lags.add(lag.isNegative() ? Duration.ZERO : lag);
            }
        }
        Collections.sort(lags);
        return lags.isEmpty() ? null : lags.get((int) Math.ceil(lags.size() * 0.95) - 1);
    }

    private double perSecond(Instant now) {
        SearchResponse<JsonNode> counted = store.search(search -> search.index(Index.EVENTS, Index.SPANS)
                .size(0)
                .trackTotalHits(total -> total.enabled(true))
                .query(query -> query.range(range -> range.date(date -> date.field("@timestamp")
                        .gte(now.minus(RATE_WINDOW).toString())
                        .lt(now.toString())))));
        return counted.hits().total() == null
                ? 0
                : (double) counted.hits().total().value() / RATE_WINDOW.toSeconds();
    }
}
