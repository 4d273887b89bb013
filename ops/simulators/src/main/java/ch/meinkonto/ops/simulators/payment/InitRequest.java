package ch.meinkonto.ops.simulators.payment;

import java.net.URI;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/transactions} as it comes, unchecked. */
@JsonIgnoreProperties(ignoreUnknown = true)
record InitRequest(@Nullable String currency, @Nullable Long amount, @Nullable String refno, @Nullable String language,
        @Nullable List<String> paymentMethods, @Nullable Boolean autoSettle, @Nullable Redirect redirect,
        @Nullable Webhook webhook) {
    private static final int LONGEST_REFNO = 40;
    private static final Set<String> LANGUAGES = Set.of("de", "en", "fr", "it");

    /** Where the browser returns to. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Redirect(@Nullable String successUrl, @Nullable String cancelUrl, @Nullable String errorUrl) {}

    /** Where to tell of the outcome. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Webhook(@Nullable String url) {}

    /** The order, or the refusal that names the property that is wrong. */
    PaymentOrder checked(String merchantId) {
        String reference = required("refno", refno);
        if (reference.length() > LONGEST_REFNO) {
            throw ApiRefusal.invalidProperty("refno must be at most 40 characters");
        }
        if (amount == null || amount < 1) {
            throw ApiRefusal.invalidProperty("amount must be at least 1");
        }
        String money = required("currency", currency);
        if (!money.matches("[A-Z]{3}")) {
            throw ApiRefusal.invalidProperty("currency must be an ISO 4217 code");
        }
        Redirect back = redirect == null ? new Redirect(null, null, null) : redirect;
        List<String> methods = paymentMethods == null ? List.of() : paymentMethods;
        String hook = webhook == null || webhook.url() == null ? null : address("webhook.url", webhook.url());
        return new PaymentOrder(merchantId, reference, amount, money,
                language != null && LANGUAGES.contains(language) ? language : "de", methods,
                Boolean.TRUE.equals(autoSettle), address("redirect.successUrl", back.successUrl()),
                address("redirect.cancelUrl", back.cancelUrl()), address("redirect.errorUrl", back.errorUrl()), hook);
    }

    private static String address(String property, @Nullable String value) {
        String url = required(property, value);
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // refused below like any other text that is no address
        }
        throw ApiRefusal.invalidProperty(property + " must be an absolute URL");
    }

    private static String required(String property, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ApiRefusal.invalidProperty(property + " is mandatory");
        }
        return value;
    }
}
