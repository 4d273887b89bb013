package ch.meinkonto.ops.simulators.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A payment as the provider sees it. Each change makes a new value; a change the status does not allow is an
 * {@link ApiRefusal}.
 *
 * @param id 18 digits
 * @param order what the merchant asked for
 * @param created when
 * @param status how far it is
 * @param method method code, absent until the resident has chosen
 * @param card the card, absent for other methods
 * @param authorized amount authorised, 0 before
 * @param settled amount settled, 0 before
 * @param refunded amount credited, 0 before
 * @param refusal code of the bank's refusal, absent otherwise
 * @param history what happened, oldest first
 */
record Transaction(String id, PaymentOrder order, Instant created, Status status, @Nullable String method,
        @Nullable Card card, long authorized, long settled, long refunded, @Nullable String refusal,
        List<Step> history) {
    /** How long the pay page can be used; the vendor names no figure, half an hour is its practice. */
    static final Duration PAY_PAGE_LIFE = Duration.ofMinutes(30);

    /** The provider's own words for how far a payment is. */
    enum Status {
        INITIALIZED,
        AUTHORIZED,
        SETTLED,
        CANCELED,
        TRANSMITTED,
        FAILED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One line of the history.
     *
     * @param action init, authorize, settle, cancel, credit, fail
     * @param amount amount in minor units
     * @param at when
     */
    record Step(String action, long amount, Instant at) {}

    Transaction {
        history = List.copyOf(history);
    }

    static Transaction initialized(String id, PaymentOrder order, Instant now) {
        return new Transaction(id, order, now, Status.INITIALIZED, null, null, 0, 0, 0, null,
                List.of(new Step("init", order.amount(), now)));
    }

    /** Until when the pay page can be used. */
    Instant expires() {
        return created.plus(PAY_PAGE_LIFE);
    }

    Transaction authorize(String chosen, @Nullable Card with, Instant now) {
        require(Status.INITIALIZED);
        Status next = order.autoSettle() ? Status.SETTLED : Status.AUTHORIZED;
        return new Transaction(id, order, created, next, chosen, with, order.amount(),
                order.autoSettle() ? order.amount() : 0, 0, null, and("authorize", order.amount(), now));
    }

    Transaction fail(String chosen, @Nullable Card with, String code, Instant now) {
        require(Status.INITIALIZED);
        return new Transaction(id, order, created, Status.FAILED, chosen, with, 0, 0, 0, code,
                and("fail", order.amount(), now));
    }

    Transaction abandon(Instant now) {
        require(Status.INITIALIZED);
        return new Transaction(id, order, created, Status.CANCELED, null, null, 0, 0, 0, null,
                and("cancel", order.amount(), now));
    }

    Transaction settle(long amount, Instant now) {
        require(Status.AUTHORIZED);
        if (amount < 1 || amount > authorized) {
            throw ApiRefusal.invalidProperty("amount must be from 1 to the authorized amount");
        }
        return new Transaction(id, order, created, Status.SETTLED, method, card, authorized, amount, 0, null,
                and("settle", amount, now));
    }

    Transaction cancel(Instant now) {
        require(Status.AUTHORIZED, Status.SETTLED);
        return new Transaction(id, order, created, Status.CANCELED, method, card, authorized, settled, 0, null,
                and("cancel", authorized, now));
    }

    Transaction credit(long amount, Instant now) {
        require(Status.SETTLED, Status.TRANSMITTED);
        if (amount < 1 || refunded + amount > settled) {
            throw ApiRefusal.invalidProperty("amount must be from 1 to what is left of the settled amount");
        }
        return new Transaction(id, order, created, status, method, card, authorized, settled, refunded + amount, null,
                and("credit", amount, now));
    }

    Transaction transmit(Instant now) {
        require(Status.SETTLED);
        return new Transaction(id, order, created, Status.TRANSMITTED, method, card, authorized, settled, refunded,
                null, and("transmit", settled, now));
    }

    private void require(Status... allowed) {
        if (!List.of(allowed).contains(status)) {
            throw ApiRefusal.wrongStatus(status);
        }
    }

    private List<Step> and(String action, long amount, Instant now) {
        List<Step> longer = new ArrayList<>(history);
        longer.add(new Step(action, amount, now));
        return longer;
    }
}
