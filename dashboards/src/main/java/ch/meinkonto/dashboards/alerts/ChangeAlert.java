package ch.meinkonto.dashboards.alerts;

import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.dashboards.access.Analyst;
import ch.meinkonto.dashboards.alerts.ChangeRefused.Reason;
import ch.meinkonto.dashboards.index.ChangedMeanwhile;
import ch.meinkonto.dashboards.index.EventStore;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Changes an alert that is still handled as the analyst saw it, and says so to the operations centre. New evidence that the
 * engine adds meanwhile is no obstacle; what a colleague did is. The event is written first, in a transaction that a
 * refused change rolls back: a change without its event cannot happen, short of the database failing between the two.
 */
@Service
class ChangeAlert {
    private static final int ATTEMPTS = 4;

    private final Alerts alerts;
    private final EventStore store;
    private final SecurityEvents events;

    ChangeAlert(Alerts alerts, EventStore store, SecurityEvents events) {
        this.alerts = alerts;
        this.store = store;
        this.events = events;
    }

    /**
     * Changes the alert.
     *
     * @param seen how it was handled when the analyst decided, {@link StoredAlert#handling()}
     * @throws ChangeRefused when there is no such alert, somebody was faster, or its state does not allow it
     */
    @Transactional
    void change(String id, String seen, AlertChange change, Analyst analyst) {
        for (int attempt = 1;; attempt++) {
            StoredAlert stored = changeable(id, seen, change);
            if (attempt == 1) {
                events.record(change.event(id, stored.alert().level()));
            }
            try {
                store.update(stored.document(), stored.version(),
                        Map.of("meinkonto", Map.of("alert", change.fields(analyst.id()))));
                return;
            } catch (ChangedMeanwhile changed) {
                if (attempt == ATTEMPTS) {
                    throw new ChangeRefused(Reason.CHANGED_MEANWHILE);
                }
            }
        }
    }

    private StoredAlert changeable(String id, String seen, AlertChange change) {
        StoredAlert stored = alerts.byId(id).orElseThrow(() -> new ChangeRefused(Reason.UNKNOWN_ALERT));
        if (!stored.handling().equals(seen)) {
            throw new ChangeRefused(Reason.CHANGED_MEANWHILE);
        }
        if (!change.possibleFrom(stored.alert().status())) {
            throw new ChangeRefused(Reason.NOT_POSSIBLE_NOW);
        }
        return stored;
    }
}
