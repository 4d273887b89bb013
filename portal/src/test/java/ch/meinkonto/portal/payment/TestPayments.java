package ch.meinkonto.portal.payment;

import java.time.Instant;
import java.util.Locale;

/** Payments in the states a test begins with. */
final class TestPayments {
    static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    static final String MERCHANT = "1100001234";
    static final String TRANSACTION = "261123110000123456";

    private TestPayments() {}

    static PaymentRequest order() {
        return new PaymentRequest("PK-2026-7F3K9Q2M", "parking-permit", "7a1e0d52-0000-4000-8000-000000000001", 31200,
                "CHF", Locale.of("de", "CH"), "/parking-permit/requests/PK-2026-7F3K9Q2M/confirmation");
    }

    static Payment created() {
        return Payment.created(order(), 1, NOON);
    }

    static Payment redirected() {
        return created().redirected(TRANSACTION, NOON);
    }

    /** What the provider tells of this payment when all is as it should be. */
    static ProviderPayment told(Payment payment, ProviderPayment.Status status) {
        return new ProviderPayment(TRANSACTION, MERCHANT, payment.refno(), "CHF", status,
                status.hasMoney() ? 31200 : 0, new Instrument("VIS", "F-1", "424242", null));
    }
}
