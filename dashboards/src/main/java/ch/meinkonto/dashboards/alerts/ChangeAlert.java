package ch.meinkonto.dashboards.alerts;

import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.dashboards.access.Analyst;
import ch.meinkonto.dashboards.alerts.ChangeRefused.Reason;
import ch.meinkonto.dashboards.index.ChangedMeanwhile;
import ch.meinkonto.dashboards.index.EventStore;
import ch.meinkonto.dashboards.index.Version;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Changes an alert in the state the analyst saw it in, and says so to the operations centre. The event is written first,
 * in a transaction that a refused change rolls back: a change without its event cannot happen, short of the database
 * failing between the two.
 */
@Service
class ChangeAlert {
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
     * @param seen the version the analyst decided on
     * @throws ChangeRefused when there is no such alert, somebody was faster, or its state does not allow it
     */
    @Transactional
    void change(String id, Version seen, AlertChange change, Analyst analyst) {
        StoredAlert stored = alerts.byId(id).orElseThrow(() -> new ChangeRefused(Reason.UNKNOWN_ALERT));
        if (!stored.version().equals(seen)) {
            throw new ChangeRefused(Reason.CHANGED_MEANWHILE);
        }
        if (!change.possibleFrom(stored.alert().status())) {
            throw new ChangeRefused(Reason.NOT_POSSIBLE_NOW);
        }
        events.record(change.event(id));
        try {
            store.update(stored.document(), seen,
                    Map.of("meinkonto", Map.of("alert", change.fields(analyst.id()))));
        } catch (ChangedMeanwhile e) {
            ChangeRefused refused = new ChangeRefused(Reason.CHANGED_MEANWHILE);
            refused.initCause(e);
            throw refused;
        }
    }
}
