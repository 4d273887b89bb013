package ch.meinkonto.soc.engine.respond;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.contract.CommonField;
import ch.meinkonto.soc.contract.EventField;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.DottedFields;

/** What stored events say about an alert, beyond what stands in the alert itself. */
final class AlertFacts {
    private static final int MOST_EVENTS = 100;
    private static final Duration DAY = Duration.ofDays(1);

    private final ElasticsearchClient client;

    AlertFacts(ElasticsearchClient client) {
        this.client = client;
    }

    /** The values of a field: that of the alert's group, else those of the contributing events. */
    Set<String> values(Alert alert, String field) {
        String shared = alert.group().get(field);
        if (shared != null) {
            return Set.of(shared);
        }
        Set<String> values = new LinkedHashSet<>();
        try {
            client.search(request -> request.index(Archive.EVENTS.alias(), Archive.SPANS.alias())
                    .ignoreUnavailable(true)
                    .size(MOST_EVENTS)
                    .query(query -> query.ids(ids -> ids.values(alert.eventIds()))), mapType())
                    .hits()
                    .hits()
                    .forEach(hit -> add(values, DottedFields.flatten(Objects.requireNonNull(hit.source())).get(field)));
        } catch (IOException | ElasticsearchException failed) {
            throw new ResponsesUnavailable("could not read the events of an alert: " + failed.getMessage(), failed);
        }
        return values;
    }

    /**
     * How many accounts did something successfully from an address within the last day. Failed sign-ins do not count: whoever
     * guesses would protect the address by guessing.
     */
    long accountsBehind(String address, Instant now) {
        try {
            return Objects.requireNonNull(client.search(request -> request.index(Archive.EVENTS.alias())
                    .ignoreUnavailable(true)
                    .size(0)
                    .query(query -> query.bool(bool -> bool
                            .filter(from -> from.term(term -> term.field(CommonField.CLIENT_IP.dotted())
                                    .value(address)))
                            .filter(worked -> worked.term(term -> term.field(CommonField.EVENT_OUTCOME.dotted())
                                    .value("success")))
                            .filter(recent -> recent.range(range -> range.date(date -> date.field("@timestamp")
                                    .gte(now.minus(DAY).toString()))))))
                    .aggregations("accounts", accounts -> accounts.cardinality(
                            count -> count.field(EventField.USER_ID.dotted()))),
                    Void.class)
                    .aggregations()
                    .get("accounts"))
                    .cardinality()
                    .value();
        } catch (IOException | ElasticsearchException failed) {
            throw new ResponsesUnavailable("could not count the accounts behind an address: " + failed.getMessage(),
                    failed);
        }
    }

    private static void add(Set<String> values, @Nullable Object value) {
        switch (value) {
            case null -> {
            }
            case List<?> list -> list.forEach(each -> values.add(String.valueOf(each)));
            default -> values.add(value.toString());
        }
    }

    @SuppressWarnings("unchecked") // the mapper builds maps of texts, numbers, lists and maps
    private static Class<Map<String, Object>> mapType() {
        return (Class<Map<String, Object>>) (Class<?>) Map.class;
    }
}
