package ch.meinkonto.soc.emitter;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.soc.contract.CommonField;
import ch.meinkonto.soc.contract.EventIds;
import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.SecurityEvent;

/** Writes each event into the outbox, in the transaction it tells of. */
final class OutboxSecurityEvents implements SecurityEvents {
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final EventIds ids;
    private final Clock clock;
    private final MeterRegistry meters;
    private final WakeUp relay;

    OutboxSecurityEvents(Outbox outbox, TransactionTemplate transactions, EventIds ids, Clock clock,
            MeterRegistry meters, WakeUp relay) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
        this.relay = relay;
    }

    @Override
    public void record(SecurityEvent event) {
        OutboxEntry entry = entry(event);
        transactions.executeWithoutResult(status -> {
            outbox.append(entry);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    count(event);
                    relay.now();
                }
            });
        });
    }

    private OutboxEntry entry(SecurityEvent event) {
        Instant time = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SpanContext span = Span.current().getSpanContext();
        return new OutboxEntry(ids.at(time), time, event.action().value(), span.isValid() ? span.getTraceId() : "",
                span.isValid() ? span.getSpanId() : "", attributes(event));
    }

    private static Map<String, Object> attributes(SecurityEvent event) {
        Map<String, Object> attributes = new HashMap<>();
        event.attributes().forEach((field, value) -> attributes.put(field.dotted(), value));
        attributes.put(CommonField.EVENT_OUTCOME.dotted(), event.outcome().value());
        CallerContext.addRequest(attributes);
        if (!(event instanceof LoginEvent)) {
            // Whoever is signed in while somebody tries to sign in is not the one who tries.
            CallerContext.addAccount(attributes);
        }
        return attributes;
    }

    private void count(SecurityEvent event) {
        meters.counter("meinkonto.security.events", "action", event.action().value(), "outcome",
                event.outcome().value()).increment();
    }
}
