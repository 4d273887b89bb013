package ch.meinkonto.ops.simulators.payment;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a merchant asks for when it opens a payment.
 *
 * @param merchantId who asks
 * @param refno the merchant's reference, at most 40 characters
 * @param amount minor units, at least 1
 * @param currency ISO 4217 code
 * @param language of the pay page: de, en, fr, it
 * @param paymentMethods method codes offered; all when empty
 * @param autoSettle whether an authorised payment is settled at once
 * @param successUrl where the browser returns to after an authorisation
 * @param cancelUrl where it returns to when the resident turns away
 * @param errorUrl where it returns to after a refusal
 * @param webhookUrl where to tell of the outcome, absent where the merchant wants none
 */
record PaymentOrder(String merchantId, String refno, long amount, String currency, String language,
        List<String> paymentMethods, boolean autoSettle, String successUrl, String cancelUrl, String errorUrl,
        @Nullable String webhookUrl) {
    PaymentOrder {
        paymentMethods = List.copyOf(paymentMethods);
    }

    /** Whether the merchant offers this method. */
    boolean offers(String method) {
        return paymentMethods.isEmpty() || paymentMethods.contains(method);
    }
}
