package ch.meinkonto.portal.payment;

import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The city as a merchant of its payment provider.
 *
 * @param url the provider's API, without a slash at the end
 * @param page the provider's pay page, without a slash at the end
 * @param portal where the provider and residents reach the portal, without a slash at the end
 * @param merchantId user name of the API
 * @param password password of the API
 * @param webhookKey key of the webhook signature: at least 32 bytes, hexadecimal
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for an answer
 * @param pollInterval how long the poller pauses between two rounds
 */
@Validated
@ConfigurationProperties("meinkonto.payment")
record PaymentSettings(@NotNull URI url, @NotNull URI page, @NotNull URI portal, @NotBlank String merchantId,
        @NotBlank String password,
        @NotNull @Pattern(regexp = "([0-9a-fA-F]{2}){32,}") String webhookKey,
        @DefaultValue("2s") Duration connectTimeout, @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("1m") Duration pollInterval) {
    /** The key of the webhook signature, decoded. */
    byte[] webhookKeyBytes() {
        return HexFormat.of().parseHex(webhookKey);
    }

    @Override
    public String toString() {
        return "PaymentSettings[url=" + url + ", page=" + page + ", merchantId=" + merchantId + "]";
    }
}
