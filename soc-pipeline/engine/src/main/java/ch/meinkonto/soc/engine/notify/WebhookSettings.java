package ch.meinkonto.soc.engine.notify;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The program that takes signed requests: settings {@code meinkonto.notify.webhook.*}.
 *
 * @param url its address: https, or http on this machine
 * @param secret shared with it, at least 32 characters
 * @param timeout how long it may take to answer
 */
record WebhookSettings(URI url, String secret, @DefaultValue("10s") Duration timeout) {
    private static final int SHORTEST_SECRET = 32;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    WebhookSettings {
        boolean secure = "https".equals(url.getScheme()) && url.getHost() != null;
        boolean local = "http".equals(url.getScheme()) && url.getHost() != null && LOOPBACK.contains(url.getHost());
        if (!secure && !local || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "meinkonto.notify.webhook.url must be https, or http on a loopback address, without credentials");
        }
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "meinkonto.notify.webhook.secret must have at least " + SHORTEST_SECRET + " characters");
        }
        if (!NotifySettings.isPositive(timeout)) {
            throw new IllegalArgumentException("meinkonto.notify.webhook.timeout must be positive: " + timeout);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookSettings[url=" + url + ", timeout=" + timeout + "]";
    }
}
