package ch.meinkonto.dashboards.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import ch.meinkonto.dashboards.index.EventStore;
import ch.meinkonto.dashboards.index.Index;

/** All detections the engine has loaded. */
@Component
public class Detections {
    private static final int AT_MOST = 500;

    private final EventStore store;

    Detections(EventStore store) {
        this.store = store;
    }

    /** All of them, by title. */
    List<Detection> all() {
        return store.documents(search -> search.index(Index.RULES).size(AT_MOST))
                .stream()
                .map(Detection::of)
                .sorted(Comparator.comparing(Detection::title))
                .toList();
    }

    /** The one with this name. */
    public Optional<Detection> byName(String name) {
        return store.documents(search -> search.index(Index.RULES).query(query -> query.ids(ids -> ids.values(name))))
                .stream()
                .findFirst()
                .map(Detection::of);
    }
}
