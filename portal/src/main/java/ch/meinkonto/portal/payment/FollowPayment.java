package ch.meinkonto.portal.payment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings a payment to where the provider says it is. The return of the browser, a webhook and the poller are three ways to
 * call this one function: none of them is believed, each only makes us ask the provider, and any of them may come twice,
 * late, in the wrong order, or never. For a payment that is held nothing more is decided; it is followed when it is let go.
 */
@Service
class FollowPayment {
    private static final Logger LOGGER = LoggerFactory.getLogger(FollowPayment.class);

    /** Ask, settle, ask again; one more for a payment that somebody else moves at the same time. */
    private static final int ROUNDS = 4;

    private final PaymentProvider provider;
    private final PaymentBook book;
    private final PaymentRecorder recorder;
    private final PaymentHolds holds;
    private final TransactionOperations transaction;
    private final Clock clock;

    FollowPayment(PaymentProvider provider, PaymentBook book, PaymentRecorder recorder, PaymentHolds holds,
            TransactionOperations transaction, Clock clock) {
        this.provider = provider;
        this.book = book;
        this.recorder = recorder;
        this.holds = holds;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Follows a payment as far as it goes now.
     *
     * @return the payment as it stands then
     * @throws ProviderUnavailable when the provider cannot be asked; nothing is lost, the poller asks again
     */
    Payment follow(UUID id) {
        Payment payment = book.find(id).orElseThrow(() -> new IllegalArgumentException("no payment " + id));
        for (int round = 0; round < ROUNDS; round++) {
            String transactionId = payment.transactionId();
            if (transactionId == null) {
                return expireIfOverdue(payment);
            }
            if (payment.state() == PaymentState.SETTLED || payment.state() == PaymentState.RETURNED) {
                return payment;
            }
            ProviderPayment told;
            try {
                told = provider.status(transactionId);
            } catch (ProviderRefused refused) {
                LOGGER.error("provider does not know the payment paymentId={} code={}", id, refused.code());
                return expireIfOverdue(payment);
            }
            payment = observe(payment, told);
            if (holds.isHeld(payment.order().caseId())) {
                return payment;
            }
            if (payment.state() == PaymentState.AUTHORIZED) {
                settle(payment);
            } else if (payment.state() == PaymentState.RETURNING) {
                payment = giveBack(payment, told);
            } else {
                return payment;
            }
        }
        return payment;
    }

    private Payment observe(Payment seen, ProviderPayment told) {
        return inTransaction(seen, told, unlessHeld((payment, others) -> {
            boolean paidByAnother = others.stream().anyMatch(other -> other.state().hasMoney());
            Optional<Payment> next = payment.observe(told, provider.merchantId(), paidByAnother, clock.instant());
            next.filter(step -> step.failure() == PaymentFailure.MISMATCH && payment.isAnotherAmount(told))
                    .ifPresent(step -> recorder.anotherAmount(step, told));
            return next;
        }));
    }

    private Payment expireIfOverdue(Payment seen) {
        return inTransaction(seen, null, unlessHeld((payment, others) -> payment.isOverdue(clock.instant())
                ? Optional.of(payment.expired(clock.instant()))
                : Optional.empty()));
    }

    /** A refusal is no reason to stop: the next look tells why, for example because it was settled already. */
    private void settle(Payment payment) {
        try {
            provider.settle(payment);
        } catch (ProviderRefused refused) {
            LOGGER.warn("settlement refused paymentId={} code={}", payment.id(), refused.code());
        }
    }

    /** What the provider has given back is written down even if the payment is held meanwhile: it has happened. */
    private Payment giveBack(Payment payment, ProviderPayment told) {
        if (!told.status().hasMoney()) {
            return payment;
        }
        try {
            provider.giveBack(payment, told);
        } catch (ProviderRefused refused) {
            LOGGER.warn("return refused paymentId={} code={}", payment.id(), refused.code());
            return payment;
        }
        return inTransaction(payment, told, (current, others) -> current.state() == PaymentState.RETURNING
                ? Optional.of(current.returned(clock.instant()))
                : Optional.empty());
    }

    /** Nothing follows for a payment that is held, or whose request has another attempt that is. */
    private Decision unlessHeld(Decision decision) {
        return (payment, others) -> holds.isAnyHeld(List.of(payment)) || holds.isAnyHeld(others)
                ? Optional.empty()
                : decision.about(payment, others);
    }

    /**
     * Decides under the lock of the request, on what stands in the database now, and writes the step with all it entails.
     *
     * @param told what the provider has told of it, absent where it was not asked
     */
    private Payment inTransaction(Payment seen, @Nullable ProviderPayment told, Decision decision) {
        Payment result = transaction.execute(status -> {
            book.lockCase(seen.order().caseId());
            List<Payment> all = book.ofCase(seen.order().caseId());
            Payment payment = all.stream().filter(one -> one.id().equals(seen.id())).findFirst().orElseThrow();
            List<Payment> others = all.stream().filter(one -> !one.id().equals(seen.id())).toList();
            Optional<Payment> next = decision.about(payment, others);
            if (next.isEmpty()) {
                recorder.checkLater(payment);
                return payment;
            }
            recorder.record(payment, next.get(), told);
            return next.get();
        });
        return result == null ? seen : result;
    }

    /** What is to follow for a payment among the other attempts of its request. */
    private interface Decision {
        Optional<Payment> about(Payment payment, List<Payment> others);
    }
}
