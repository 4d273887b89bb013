package ch.meinkonto.soc.engine.alert;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.search.Hit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alerts in the order in which the engine last changed them, for whoever follows them. */
public final class AlertFeed {
    private static final Logger log = LoggerFactory.getLogger(AlertFeed.class);
    private static final String ALIAS = "meinkonto-alerts";
    private static final String UPDATED = "meinkonto.alert.updated";

    private final ElasticsearchClient client;

    /** Follows the alerts behind the alias {@code meinkonto-alerts}. */
    public AlertFeed(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * Alerts that were raised or grew at or after a moment, oldest change first; none while there is no index.
     *
     * @param most how many at most, up to 10,000
     * @throws AlertsUnavailable where Elasticsearch does not answer
     */
    public List<StoredAlert> changedFrom(Instant since, int most) {
        try {
            List<StoredAlert> alerts = new ArrayList<>();
            client.search(request -> request.index(ALIAS)
                    .ignoreUnavailable(true)
                    .size(most)
                    .query(query -> query.range(range -> range.date(date -> date.field(UPDATED).gte(since.toString()))))
                    .sort(sort -> sort.field(field -> field.field(UPDATED).order(SortOrder.Asc)))
                    .sort(sort -> sort.field(field -> field.field("event.id").order(SortOrder.Asc))), mapType())
                    .hits()
                    .hits()
                    .forEach(hit -> read(hit, alerts));
            return alerts;
        } catch (IOException | ElasticsearchException failed) {
            throw new AlertsUnavailable("could not follow alerts: " + failed.getMessage(), failed);
        }
    }

    private static void read(Hit<Map<String, Object>> hit, List<StoredAlert> alerts) {
        try {
            alerts.add(AlertDocument.read(Objects.requireNonNull(hit.source())));
        } catch (RuntimeException unreadable) {
            log.warn("an alert cannot be read id={} reason={}", hit.id(), unreadable.getMessage());
        }
    }

    @SuppressWarnings("unchecked") // the mapper builds maps of texts, numbers, lists and maps
    private static Class<Map<String, Object>> mapType() {
        return (Class<Map<String, Object>>) (Class<?>) Map.class;
    }
}
