package ch.meinkonto.portal.payment;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Payments at the provider: written down first, then opened there, so that a call that is repeated is made once. */
@Service
class ProviderPayments implements Payments {
    private static final Logger LOGGER = LoggerFactory.getLogger(ProviderPayments.class);

    private final PaymentProvider provider;
    private final PaymentBook book;
    private final RefundBook refunds;
    private final PaymentRecorder recorder;
    private final PaymentHolds holds;
    private final TransactionOperations transaction;
    private final Clock clock;

    ProviderPayments(PaymentProvider provider, PaymentBook book, RefundBook refunds, PaymentRecorder recorder,
            PaymentHolds holds, TransactionOperations transaction, Clock clock) {
        this.provider = provider;
        this.book = book;
        this.refunds = refunds;
        this.recorder = recorder;
        this.holds = holds;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public URI open(PaymentRequest request) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a payment is opened outside a transaction: it waits for the provider");
        }
        Payment payment = decided(request);
        String known = payment.transactionId();
        return provider.payPage(known == null ? openAtProvider(payment) : known);
    }

    @Override
    public Optional<PaymentStatus> statusOf(String caseId) {
        List<Payment> payments = book.ofCase(caseId);
        if (payments.stream().anyMatch(payment -> payment.state().hasMoney())) {
            boolean settled = payments.stream().anyMatch(payment -> payment.state() == PaymentState.SETTLED);
            return Optional.of(settled ? PaymentStatus.SETTLED : PaymentStatus.OPEN);
        }
        return payments.stream().findFirst()
                .map(newest -> newest.state().isOpen() ? PaymentStatus.OPEN : PaymentStatus.FAILED);
    }

    @Override
    public void reverse(String caseId) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("money is given back in the transaction of what is the reason for it");
        }
        book.lockCase(caseId);
        Payment paid = book.ofCase(caseId)
                .stream()
                .filter(payment -> payment.state() == PaymentState.SETTLED)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no money to give back for " + caseId));
        // The poller does it at the provider: it looks at whatever is being returned.
        recorder.record(paid, paid.closed(PaymentState.RETURNING, PaymentFailure.REFUNDED, clock.instant()));
    }

    @Override
    public boolean isHeld(String caseId) {
        return holds.isHeld(caseId);
    }

    @Override
    public boolean refund(String caseId, long amountMinor, String reason) {
        book.lockCase(caseId);
        Optional<Payment> paid = taken(caseId);
        paid.filter(payment -> refunds.ofPayment(payment.id()).isEmpty())
                .ifPresent(payment -> refunds.add(Refund.due(payment, amountMinor, reason), clock.instant()));
        return paid.isPresent();
    }

    @Override
    public Optional<Refunded> refundOf(String caseId) {
        return taken(caseId).flatMap(refunds::standOf);
    }

    private Optional<Payment> taken(String caseId) {
        return book.ofCase(caseId).stream().filter(payment -> payment.state() == PaymentState.SETTLED).findFirst();
    }

    /** The payment that is still open for the same amount, or a new one that is written down and nothing more. */
    private Payment decided(PaymentRequest request) {
        Payment decided = transaction.execute(status -> {
            book.lockCase(request.caseId());
            List<Payment> payments = book.ofCase(request.caseId());
            if (payments.stream().anyMatch(payment -> payment.state().hasMoney())) {
                throw new PaymentRefused(PaymentRefused.Reason.ALREADY_PAID);
            }
            if (holds.isAnyHeld(payments)) {
                throw new PaymentRefused(PaymentRefused.Reason.HELD);
            }
            for (Payment open : payments.stream().filter(payment -> payment.state().isOpen()).toList()) {
                if (!open.isOverdue(clock.instant()) && open.order().amountMinor() == request.amountMinor()
                        && open.order().currency().equals(request.currency())) {
                    return open;
                }
                recorder.record(open, open.isOverdue(clock.instant())
                        ? open.expired(clock.instant())
                        : open.closed(PaymentState.CANCELLED, PaymentFailure.SUPERSEDED, clock.instant()));
            }
            int attempt = payments.stream().mapToInt(Payment::attempt).max().orElse(0) + 1;
            Payment created = Payment.created(request, attempt, clock.instant());
            recorder.add(created);
            return created;
        });
        return Objects.requireNonNull(decided);
    }

    private String openAtProvider(Payment payment) {
        String transactionId;
        try {
            transactionId = provider.open(payment);
        } catch (ProviderUnavailable unavailable) {
            LOGGER.warn("payment not opened paymentId={} cause={}", payment.id(), unavailable.getMessage());
            throw new PaymentRefused(PaymentRefused.Reason.PROVIDER_UNAVAILABLE);
        } catch (ProviderRefused refused) {
            LOGGER.error("payment refused by the provider paymentId={} code={}", payment.id(), refused.code());
            change(payment, current -> current.closed(PaymentState.FAILED, PaymentFailure.PROVIDER_UNAVAILABLE,
                    clock.instant()));
            throw new PaymentRefused(PaymentRefused.Reason.PROVIDER_UNAVAILABLE);
        }
        change(payment, current -> current.redirected(transactionId, clock.instant()));
        return transactionId;
    }

    private void change(Payment seen, UnaryOperator<Payment> step) {
        transaction.executeWithoutResult(status -> {
            book.lockCase(seen.order().caseId());
            Payment current = book.find(seen.id()).orElseThrow();
            if (current.state() == PaymentState.CREATED) {
                recorder.record(current, step.apply(current));
            }
        });
    }
}
