package ch.meinkonto.dashboards.response;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import org.springframework.stereotype.Component;

import ch.meinkonto.dashboards.index.EventStore;
import ch.meinkonto.dashboards.index.Index;
import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.contract.ResponseAction;

/** Puts together what the page of an alert shows about responses. */
@Component
public class Sections {
    /** What an analyst can choose from; an action may allow less. */
    static final List<String> DURATIONS = List.of("PT1H", "PT4H", "P1D", "P7D");
    private static final int MOST = 100;

    private final EventStore store;
    private final Engine engine;

    Sections(EventStore store, Engine engine) {
        this.store = store;
        this.engine = engine;
    }

    /**
     * The section of an alert.
     *
     * @param formerIds ids it had before; what was ordered about it then belongs to it still
     * @param events fields of its events, by dotted name
     */
    public Section about(Alert alert, List<String> formerIds, List<Map<String, String>> events) {
        List<FieldValue> ids = Stream.concat(Stream.of(alert.id()), formerIds.stream()).map(FieldValue::of).toList();
        List<Order> orders = store.documents(search -> search.index(Index.RESPONSES)
                .size(MOST)
                .query(query -> query.terms(terms -> terms.field("meinkonto.response.alert_id")
                        .terms(values -> values.value(ids))))
                .sort(sort -> sort.field(field -> field.field("@timestamp").order(SortOrder.Desc))))
                .stream()
                .map(Order::of)
                .toList();
        List<String> lasting = Arrays.stream(ResponseAction.values())
                .filter(ResponseAction::lasts)
                .map(ResponseAction::value)
                .toList();
        return new Section(engine.on(), Choice.of(alert, events), lasting, DURATIONS, orders,
                UUID.randomUUID().toString());
    }
}
