package ch.meinkonto.portal.payment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** The provider's JSON, as far as we write or read it; what is not named here is ignored. */
final class DatatransDocument {
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([A-Z_]{1,60})\"");
    private static final int BIN = 6;

    private DatatransDocument() {}

    record Init(String currency, long amount, String refno, String language, List<String> paymentMethods,
            boolean autoSettle, Redirect redirect, Webhook webhook) {}

    record Redirect(String successUrl, String cancelUrl, String errorUrl) {}

    record Webhook(String url) {}

    record Amount(long amount, String currency, String refno) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Opened(@Nullable String transactionId) {
        String id() {
            return digits(transactionId);
        }
    }

    /** The answer to a status call; a webhook's body has the same form. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Status(@Nullable String transactionId, @Nullable String merchantId, @Nullable String refno,
            @Nullable String currency, @Nullable String status, @Nullable String paymentMethod, @Nullable Detail detail,
            @Nullable Card card) {
        /** @throws IllegalArgumentException when something is missing that must be there */
        ProviderPayment toPayment() {
            ProviderPayment.Status reached = statusOf(required(status));
            return new ProviderPayment(digits(transactionId), required(merchantId), required(refno),
                    required(currency), reached, reached.hasMoney() ? held(reached) : 0, instrument());
        }

        private long held(ProviderPayment.Status reached) {
            Detail known = detail == null ? new Detail(null, null, null) : detail;
            Sum sum = reached == ProviderPayment.Status.AUTHORIZED || known.settle() == null
                    ? known.authorize()
                    : known.settle();
            if (sum == null || sum.amount() == null) {
                throw new IllegalArgumentException("no amount in a payment that is " + reached);
            }
            return sum.amount();
        }

        private Instrument instrument() {
            String masked = card == null ? null : card.masked();
            String bin = masked != null && masked.matches("[0-9]{6}.*") ? masked.substring(0, BIN) : null;
            return new Instrument(paymentMethod, card == null ? null : card.fingerprint(), bin, pspCode());
        }

        private @Nullable String pspCode() {
            if (detail == null) {
                return null;
            }
            Fail fail = detail.fail();
            return fail == null ? null : fail.reason();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Detail(@Nullable Sum authorize, @Nullable Sum settle, @Nullable Fail fail) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Sum(@Nullable Long amount) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Fail(@Nullable String reason) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Card(@Nullable String masked, @Nullable String fingerprint) {}

    /** The code in {@code {"error":{"code":…}}}, or the HTTP status where there is none. */
    static String errorCode(int status, byte[] body) {
        Matcher matcher = CODE.matcher(new String(body, StandardCharsets.UTF_8));
        return matcher.find() ? matcher.group(1) : "HTTP_" + status;
    }

    private static ProviderPayment.Status statusOf(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "initialized", "challenge_required", "challenge_ongoing", "authenticated" ->
                ProviderPayment.Status.PENDING;
            case "authorized" -> ProviderPayment.Status.AUTHORIZED;
            case "settled" -> ProviderPayment.Status.SETTLED;
            case "transmitted" -> ProviderPayment.Status.TRANSMITTED;
            case "canceled" -> ProviderPayment.Status.CANCELED;
            case "failed" -> ProviderPayment.Status.FAILED;
            default -> throw new IllegalArgumentException("status unknown: " + status);
        };
    }

    private static String required(@Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the provider's answer lacks a property");
        }
        return value;
    }

    /** Ids go into addresses: digits only. */
    private static String digits(@Nullable String id) {
        if (id == null || !id.matches("[0-9]{1,30}")) {
            throw new IllegalArgumentException("not a transaction id");
        }
        return id;
    }
}
