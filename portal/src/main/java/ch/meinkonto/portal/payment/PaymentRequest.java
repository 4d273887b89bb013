package ch.meinkonto.portal.payment;

import java.util.Locale;

/**
 * What is to be paid, by whom, and where the browser goes afterwards.
 *
 * @param caseId reference of the request as the resident sees it, at most 30 characters
 * @param caseType city service, kebab-case
 * @param userId pseudonymous account id
 * @param amountMinor amount in minor units (Rappen), more than 0
 * @param currency ISO 4217 code
 * @param language language of the pay page
 * @param returnPath path in the portal to which the resident comes back, whatever became of the payment; begins with one
 *        slash
 */
public record PaymentRequest(String caseId, String caseType, String userId, long amountMinor, String currency,
        Locale language, String returnPath) {
    public PaymentRequest {
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("nothing to pay: " + amountMinor);
        }
        if (!returnPath.startsWith("/") || returnPath.startsWith("//")) {
            throw new IllegalArgumentException("not a path of the portal: " + returnPath);
        }
    }
}
