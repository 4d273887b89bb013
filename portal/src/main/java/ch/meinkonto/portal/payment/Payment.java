package ch.meinkonto.portal.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One attempt to have a request paid. Its decisions stand here, without any framework: what the provider tells becomes the
 * next state, or nothing at all where it is known already.
 *
 * @param id our id
 * @param order what the city service asked for
 * @param attempt how many payments the request has seen, from 1
 * @param refno our reference at the provider, at most 40 characters, used once
 * @param keys idempotency keys of our calls, written down before the first
 * @param transactionId the provider's id, absent until it has opened the payment
 * @param state how far it is
 * @param failure why it came to nothing, absent otherwise
 * @param instrument what was paid with
 * @param created when it was written down
 * @param changed when the state was reached
 */
record Payment(UUID id, PaymentRequest order, int attempt, String refno, Keys keys, @Nullable String transactionId,
        PaymentState state, @Nullable PaymentFailure failure, Instrument instrument, Instant created,
        Instant changed) {
    /** How long a resident has to pay. */
    static final Duration TIME_TO_PAY = Duration.ofMinutes(30);

    private static final int LONGEST_REFNO = 40;

    Payment {
        if (refno.length() > LONGEST_REFNO) {
            throw new IllegalArgumentException("refno has at most 40 characters: " + refno);
        }
    }

    /**
     * Idempotency keys: a call that is repeated is made once.
     *
     * @param open of opening
     * @param settle of settling
     * @param giveBack of giving the money back
     */
    record Keys(UUID open, UUID settle, UUID giveBack) {
        static Keys fresh() {
            return new Keys(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        }
    }

    /** A new attempt; the reference is the request's, the attempt and six characters that nobody else has. */
    static Payment created(PaymentRequest order, int attempt, Instant now) {
        UUID id = UUID.randomUUID();
        String refno = order.caseId() + '-' + attempt + '-' + id.toString().substring(0, 6);
        return new Payment(id, order, attempt, refno, Keys.fresh(), null, PaymentState.CREATED, null,
                Instrument.UNKNOWN, now, now);
    }

    /** The provider has opened it. */
    Payment redirected(String transaction, Instant now) {
        return to(PaymentState.REDIRECTED, null, instrument, transaction, now);
    }

    /** It comes to nothing. */
    Payment closed(PaymentState end, PaymentFailure why, Instant now) {
        return to(end, why, instrument, transactionId, now);
    }

    /** The provider has given the money back. */
    Payment returned(Instant now) {
        return to(PaymentState.RETURNED, failure, instrument, transactionId, now);
    }

    /** Whether the time to pay is over. */
    boolean isOverdue(Instant now) {
        return state.isOpen() && !now.isBefore(created.plus(TIME_TO_PAY));
    }

    /** The end of a payment that nobody paid in time. */
    Payment expired(Instant now) {
        return closed(PaymentState.EXPIRED,
                state == PaymentState.CREATED ? PaymentFailure.PROVIDER_UNAVAILABLE : PaymentFailure.EXPIRED, now);
    }

    /**
     * What follows from what the provider tells.
     *
     * @param told read from the provider's API, never from a browser or a webhook's body
     * @param merchantId who we are at the provider
     * @param paidByAnother whether another attempt of the same request holds money
     * @return the payment in its next state; empty where nothing follows
     */
    Optional<Payment> observe(ProviderPayment told, String merchantId, boolean paidByAnother, Instant now) {
        if (state == PaymentState.SETTLED || state == PaymentState.RETURNED) {
            return Optional.empty();
        }
        if (!isOurs(told, merchantId)) {
            // Not ours to touch at the provider either.
            return state.isOpen()
                    ? Optional.of(closed(PaymentState.FAILED, PaymentFailure.MISMATCH, now))
                    : Optional.empty();
        }
        if (state == PaymentState.RETURNING) {
            return told.status() == ProviderPayment.Status.CANCELED ? Optional.of(returned(now)) : Optional.empty();
        }
        return told.status().hasMoney() ? withMoney(told, paidByAnother, now) : withoutMoney(told, now);
    }

    private Optional<Payment> withMoney(ProviderPayment told, boolean paidByAnother, Instant now) {
        if (isAnotherAmount(told)) {
            return Optional.of(giveBack(told, PaymentFailure.MISMATCH, now));
        }
        if (failure == PaymentFailure.SUPERSEDED) {
            return Optional.of(giveBack(told, PaymentFailure.SUPERSEDED, now));
        }
        if (paidByAnother) {
            return Optional.of(giveBack(told, PaymentFailure.ALREADY_PAID, now));
        }
        PaymentState reached = told.status() == ProviderPayment.Status.AUTHORIZED
                ? PaymentState.AUTHORIZED
                : PaymentState.SETTLED;
        return reached == state
                ? Optional.empty()
                : Optional.of(to(reached, null, told.instrument(), transactionId, now));
    }

    /** Whether the provider holds another amount than was asked for, or in another currency. */
    boolean isAnotherAmount(ProviderPayment told) {
        return told.status().hasMoney()
                && (told.heldMinor() != order.amountMinor() || !told.currency().equals(order.currency()));
    }

    private Optional<Payment> withoutMoney(ProviderPayment told, Instant now) {
        if (state.isClosed()) {
            return Optional.empty();
        }
        return switch (told.status()) {
            case CANCELED -> Optional.of(to(state == PaymentState.AUTHORIZED
                    ? PaymentState.FAILED
                    : PaymentState.CANCELLED, PaymentFailure.CANCELLED, told.instrument(), transactionId, now));
            case FAILED ->
                Optional.of(to(PaymentState.FAILED, PaymentFailure.DECLINED, told.instrument(), transactionId, now));
            case PENDING -> isOverdue(now) ? Optional.of(expired(now)) : Optional.empty();
            case AUTHORIZED, SETTLED, TRANSMITTED -> throw new IllegalStateException("has money: " + told.status());
        };
    }

    private Payment giveBack(ProviderPayment told, PaymentFailure why, Instant now) {
        return to(PaymentState.RETURNING, why, told.instrument(), transactionId, now);
    }

    private boolean isOurs(ProviderPayment told, String merchantId) {
        return told.refno().equals(refno) && told.merchantId().equals(merchantId)
                && told.transactionId().equals(transactionId);
    }

    private Payment to(PaymentState next, @Nullable PaymentFailure why, Instrument with,
            @Nullable String transaction, Instant now) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("payment " + id + " cannot go from " + state + " to " + next);
        }
        return new Payment(id, order, attempt, refno, keys, transaction, next, why, with, created, now);
    }
}
