package ch.meinkonto.portal;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.payment.PaymentFailed;
import ch.meinkonto.portal.payment.PaymentRefused;
import ch.meinkonto.portal.payment.PaymentRequest;
import ch.meinkonto.portal.payment.PaymentSettled;
import ch.meinkonto.portal.payment.PaymentStatus;
import ch.meinkonto.portal.payment.Payments;
import ch.meinkonto.portal.payment.RefundStatus;
import ch.meinkonto.portal.payment.Refunded;

/** A payment provider in memory: it remembers what was opened, and the test decides how each payment ends. */
public final class RecordingPayments implements Payments {
    private static final Instant REFUNDED_AT = Instant.parse("2026-11-24T09:00:00Z");

    private final List<PaymentRequest> opened = new CopyOnWriteArrayList<>();
    private final List<String> reversed = new CopyOnWriteArrayList<>();
    private final Map<String, PaymentStatus> ended = new ConcurrentHashMap<>();
    private final ApplicationEventPublisher publisher;
    private final TransactionTemplate transactions;
    private final Map<String, GivenBack> refunded = new ConcurrentHashMap<>();
    private final Map<String, RefundStatus> refunds = new ConcurrentHashMap<>();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private volatile boolean unavailable;

    RecordingPayments(ApplicationEventPublisher publisher, TransactionTemplate transactions) {
        this.publisher = publisher;
        this.transactions = transactions;
    }

    @Override
    public URI open(PaymentRequest request) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a payment is never opened inside a transaction");
        }
        if (unavailable) {
            throw new PaymentRefused(PaymentRefused.Reason.PROVIDER_UNAVAILABLE);
        }
        if (isHeld(request.caseId())) {
            throw new PaymentRefused(PaymentRefused.Reason.HELD);
        }
        opened.add(request);
        ended.remove(request.caseId());
        return URI.create("http://localhost:8070/v1/start/" + request.caseId());
    }

    @Override
    public Optional<PaymentStatus> statusOf(String caseId) {
        return opened.stream().anyMatch(request -> request.caseId().equals(caseId))
                ? Optional.of(ended.getOrDefault(caseId, PaymentStatus.OPEN))
                : Optional.empty();
    }

    @Override
    public void reverse(String caseId) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("money is given back in the transaction of what is the reason for it");
        }
        reversed.add(caseId);
        ended.put(caseId, PaymentStatus.FAILED);
    }

    /** Whether the money of a request went back, as never due or as rightly paid. */
    public boolean wentBack(String caseId) {
        return reversed.contains(caseId) || refunded.containsKey(caseId);
    }

    @Override
    public boolean isHeld(String caseId) {
        return held.contains(caseId);
    }

    @Override
    public boolean refund(String caseId, long amountMinor, String reason) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("money goes back in the transaction of the decision");
        }
        if (openedFor(caseId).isEmpty()) {
            return false;
        }
        refunded.putIfAbsent(caseId, new GivenBack(amountMinor, reason));
        return true;
    }

    @Override
    public Optional<Refunded> refundOf(String caseId) {
        return Optional.ofNullable(refunded.get(caseId))
                .map(given -> new Refunded(new Money(given.amountMinor()),
                        openedFor(caseId).getLast().amountMinor() == given.amountMinor(),
                        refunds.getOrDefault(caseId, RefundStatus.DUE), REFUNDED_AT));
    }

    /** How far the return of a request's money is from now on. */
    public void refundIs(String caseId, RefundStatus status) {
        refunds.put(caseId, status);
    }

    /**
     * Money that goes back.
     *
     * @param amountMinor how much, in Rappen
     * @param reason why
     */
    public record GivenBack(long amountMinor, String reason) {}

    /** What goes back of one request. */
    public Optional<GivenBack> givenBackFor(String caseId) {
        return Optional.ofNullable(refunded.get(caseId));
    }

    /** Somebody looks into the payment of a request. */
    public void hold(String caseId) {
        held.add(caseId);
    }

    /** The resident paid. */
    public void settle(String caseId) {
        ended.put(caseId, PaymentStatus.SETTLED);
        transactions.executeWithoutResult(
                status -> publisher.publishEvent(new PaymentSettled(caseId, "payment-of-" + caseId)));
    }

    /** The resident did not pay. */
    public void fail(String caseId, String reason) {
        ended.put(caseId, PaymentStatus.FAILED);
        transactions.executeWithoutResult(
                status -> publisher.publishEvent(new PaymentFailed(caseId, "payment-of-" + caseId, reason)));
    }

    /** Whether the provider answers at all. */
    public void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    /** Payments opened for one request, oldest first. */
    public List<PaymentRequest> openedFor(String caseId) {
        return opened.stream().filter(request -> request.caseId().equals(caseId)).toList();
    }
}
