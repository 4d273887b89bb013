package ch.meinkonto.portal.operation;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.portal.cityservice.ServiceState;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** A service owner opens, pauses or closes a service, or reports the counter's figures: one transaction with its event. */
@Component
class OperateServices {
    private final ServiceStateBook states;
    private final UsageBook usage;
    private final SecurityEvents events;
    private final TransactionOperations transactions;
    private final Clock clock;

    OperateServices(ServiceStateBook states, UsageBook usage, SecurityEvents events,
            TransactionOperations transactions, Clock clock) {
        this.states = states;
        this.usage = usage;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** From now on the service has this state. */
    void set(String service, ServiceState state, String by) {
        transactions.executeWithoutResult(status -> {
            states.set(service, state, by);
            events.record(new AdminEvent("service-state-set", service, state.code()));
        });
    }

    /**
     * So many requests came in at the counter.
     *
     * @throws IllegalArgumentException for a day to come, or a number that cannot be
     */
    void reportAtCounter(String service, LocalDate day, int requests) {
        if (day.isAfter(LocalDate.now(clock)) || requests < 0 || requests > 100_000) {
            throw new IllegalArgumentException("not a report: " + requests + " on " + day);
        }
        transactions.executeWithoutResult(status -> {
            usage.reportAtCounter(service, day, requests);
            events.record(new AdminEvent("service-counter-report", service, null));
        });
    }
}
