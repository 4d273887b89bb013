package ch.meinkonto.ops.simulators.payment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one merchant of the simulated provider.
 *
 * @param merchantId user name of the API, as a rule ten digits
 * @param password password of the API
 * @param webhookKey key of the webhook signature, hexadecimal, at least 32 bytes
 * @param url where browsers reach the pay page
 * @param merchantName who is paid, as the pay page says it
 * @param data folder of the journal
 * @param slowness how long the API hangs under the fault {@link Fault#TIMEOUT}
 * @param retryPause pause before a webhook's first repetition; doubles each time
 */
@ConfigurationProperties("meinkonto.payment")
record PaymentSettings(String merchantId, String password, String webhookKey, String url, String merchantName,
        Path data, @DefaultValue("20s") Duration slowness, @DefaultValue("1s") Duration retryPause) {
    private static final int SHORTEST_KEY = 32;

    PaymentSettings {
        if (merchantId.isBlank() || password.isBlank()) {
            throw new IllegalArgumentException("the merchant needs an id and a password");
        }
        if (HexFormat.of().parseHex(webhookKey).length < SHORTEST_KEY) {
            throw new IllegalArgumentException("the webhook key needs at least 32 bytes");
        }
    }

    /** The key of the webhook signature, decoded. */
    byte[] webhookKeyBytes() {
        return HexFormat.of().parseHex(webhookKey);
    }

    @Override
    public String toString() {
        return "PaymentSettings[merchantId=" + merchantId + ", url=" + url + ", data=" + data + "]";
    }
}
