package ch.meinkonto.dashboards.alerts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.dashboards.index.Document;
import ch.meinkonto.dashboards.index.EventStore;
import ch.meinkonto.dashboards.index.Index;
import ch.meinkonto.soc.contract.Alert;

/** The events an alert rests on, wherever they are stored. */
@Component
public class Evidence {
    private static final int AT_MOST = 100;

    private final EventStore store;

    Evidence(EventStore store) {
        this.store = store;
    }

    /** The contributing events that are still stored, in event time. */
    List<Event> of(Alert alert) {
        List<String> ids = alert.eventIds().stream().limit(AT_MOST).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        return store.documents(search -> search.index(Index.EVENTS, Index.SPANS)
                .size(AT_MOST)
                .query(query -> query.bool(either -> either
                        .should(byId -> byId.ids(wanted -> wanted.values(ids)))
                        .should(AlertQuery.anyOf("event.id", ids))
                        .minimumShouldMatch("1"))))
                .stream()
                .map(Event::of)
                .sorted(Comparator.comparing(Event::at))
                .toList();
    }

    /** What was done with an alert, oldest first: the admin events about it, without those who only looked. */
    List<Event> handling(String alertId) {
        return store.documents(search -> search.index(Index.EVENTS)
                .size(AT_MOST)
                .query(query -> query.bool(all -> all
                        .filter(AlertQuery.anyOf("meinkonto.admin.target", List.of(alertId)))
                        .filter(AlertQuery.anyOf("meinkonto.admin.operation", AlertChange.OPERATIONS)))))
                .stream()
                .map(Event::of)
                .sorted(Comparator.comparing(Event::at))
                .toList();
    }

    /**
     * One event or request.
     *
     * @param at event time
     * @param what action, or method of a request
     * @param outcome success, failure or unknown
     * @param reason reason code, or status of a request; null where there is none
     * @param user account or hash of the login name, null where unknown
     * @param address client address, null where unknown
     * @param path path of the request, null where unknown
     * @param service application that saw it
     * @param fields all fields, dotted
     */
    public record Event(Instant at, String what, String outcome, @Nullable String reason, @Nullable String user,
            @Nullable String address, @Nullable String path, String service, Map<String, String> fields) {
        static Event of(Document document) {
            boolean request = "access".equals(document.text("event.dataset"));
            String what = request ? document.text("http.request.method", "GET") : document.text("event.action", "?");
            String reason = request ? document.text("http.response.status_code") : reason(document);
            String query = document.text("url.query");
            String path = document.text("url.path");
            String user = document.text("user.id");
            return new Event(Objects.requireNonNullElse(document.time("@timestamp"), Instant.EPOCH), what,
                    document.text("event.outcome", "unknown"), reason,
                    user == null ? document.text("user.hash") : user, address(document),
                    path == null || query == null ? path : path + "?" + query, document.text("service.name", "?"),
                    document.values(""));
        }

        private static @Nullable String reason(Document document) {
            String reason = document.text("event.reason");
            if (reason == null) {
                reason = document.text("meinkonto.auth.failure_reason");
            }
            return reason == null ? document.text("meinkonto.admin.operation") : reason;
        }

        private static @Nullable String address(Document document) {
            String client = document.text("client.ip");
            return client == null ? document.text("source.ip") : client;
        }
    }
}
