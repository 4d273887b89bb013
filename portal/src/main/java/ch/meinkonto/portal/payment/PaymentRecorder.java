package ch.meinkonto.portal.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.AmountMismatchEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.PaymentEvent;
import ch.meinkonto.soc.contract.RefundEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Writes a payment's new state together with everything that must stand or fall with it: ledger, security events, what the
 * city service is told, and when to look again. Always within the caller's transaction.
 */
@Component
class PaymentRecorder {
    /** How often the poller looks at a payment that may still change. */
    static final Duration OPEN_CHECK = Duration.ofMinutes(1);

    /** How long after its end a payment is looked at once more, for a late success whose webhook was lost. */
    static final Duration LATE_CHECK = Duration.ofMinutes(10);

    private final PaymentBook book;
    private final SecurityEvents events;
    private final ApplicationEventPublisher services;
    private final Clock clock;

    PaymentRecorder(PaymentBook book, SecurityEvents events, ApplicationEventPublisher services, Clock clock) {
        this.book = book;
        this.events = events;
        this.services = services;
        this.clock = clock;
    }

    /** Writes a new attempt down, before anybody is called. */
    void add(Payment payment) {
        book.add(payment, clock.instant().plus(OPEN_CHECK));
    }

    /** Writes a step for which the provider was not asked, and all that belongs to it. */
    void record(Payment before, Payment after) {
        record(before, after, null);
    }

    /**
     * Writes a step and all that belongs to it.
     *
     * @param told what the provider told when the step was decided, absent where it was not asked
     */
    void record(Payment before, Payment after, @Nullable ProviderPayment told) {
        book.save(after, nextCheck(after));
        switch (after.state()) {
            case REDIRECTED -> event(EventAction.PAYMENT_INITIATE, after, null);
            case AUTHORIZED -> authorized(after);
            case SETTLED -> {
                if (before.state() != PaymentState.AUTHORIZED) {
                    authorized(after);
                }
                book.enter(after, PaymentBook.LedgerEntry.SETTLED, after.order().amountMinor(),
                        after.order().currency(),
                        after.changed());
                event(EventAction.PAYMENT_SETTLE, after, null);
                services.publishEvent(new PaymentSettled(after.order().caseId(), after.id().toString()));
            }
            case CANCELLED, FAILED, EXPIRED -> failed(before, after);
            case RETURNING -> {
                // What was paid did not fail: the service that gives it back knows, and the refund is an event of its own.
                if (before.state() != PaymentState.SETTLED) {
                    failed(before, after);
                }
            }
            case RETURNED -> returned(after, told);
            case CREATED -> throw new IllegalStateException("a payment is created once");
        }
    }

    private void authorized(Payment payment) {
        book.enter(payment, PaymentBook.LedgerEntry.AUTHORIZED, payment.order().amountMinor(),
                payment.order().currency(), payment.changed());
        event(EventAction.PAYMENT_AUTHORIZE, payment, null);
    }

    /**
     * What goes back is what the provider held, which may be another amount than was asked for; where it holds nothing any
     * more, because its answer was lost the first time, we know no better than the amount asked for.
     */
    private void returned(Payment payment, @Nullable ProviderPayment told) {
        PaymentRequest order = payment.order();
        ProviderPayment held = told != null && told.heldMinor() > 0 ? told : null;
        long amountMinor = held == null ? order.amountMinor() : held.heldMinor();
        String currency = held == null ? order.currency() : held.currency();
        book.enter(payment, PaymentBook.LedgerEntry.RETURNED, amountMinor, currency, payment.changed());
        events.record(new RefundEvent(payment.id().toString(), order.caseId(), amountMinor, currency, null, true,
                order.userId(), payment.failure() == null ? "unknown" : payment.failure().code()));
    }

    /** The provider told of another amount than was asked for: somebody may have changed it on its way. */
    void anotherAmount(Payment payment, ProviderPayment told) {
        PaymentRequest order = payment.order();
        events.record(new AmountMismatchEvent(payment.id().toString(), order.caseId(), told.heldMinor(),
                order.amountMinor(), told.currency(), order.userId()));
    }

    /** The security events hear of every failure; the city service of the first, after which nothing is expected. */
    private void failed(Payment before, Payment after) {
        String reason = after.failure() == null ? null : after.failure().code();
        event(EventAction.PAYMENT_FAIL, after, reason);
        if (!before.state().isClosed()) {
            services.publishEvent(new PaymentFailed(after.order().caseId(), after.id().toString(),
                    reason == null ? "" : reason));
        }
    }

    private void event(EventAction action, Payment payment, @Nullable String reason) {
        PaymentRequest order = payment.order();
        Instrument with = payment.instrument();
        PaymentEvent.Instrument instrument = with.equals(Instrument.UNKNOWN)
                ? null
                : new PaymentEvent.Instrument(with.method(), with.fingerprint(), with.bin(), with.pspCode());
        events.record(new PaymentEvent(action, payment.id().toString(), order.caseId(), order.amountMinor(),
                order.currency(), payment.attempt(), instrument, reason, order.userId()));
    }

    /** Looks again later at what nothing has come of; at what is closed, no more. */
    void checkLater(Payment payment) {
        book.checkNext(payment.id(), payment.state().isClosed() ? null : nextCheck(payment));
    }

    private @Nullable Instant nextCheck(Payment payment) {
        Instant now = clock.instant();
        return switch (payment.state()) {
            case CREATED, REDIRECTED, AUTHORIZED, RETURNING -> now.plus(OPEN_CHECK);
            case EXPIRED, CANCELLED, FAILED -> payment.transactionId() == null ? null : now.plus(LATE_CHECK);
            case SETTLED, RETURNED -> null;
        };
    }
}
