package ch.meinkonto.soc.engine.notify;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The people who get mails: settings {@code meinkonto.notify.mail.*}. The server is that of {@code spring.mail.*}.
 *
 * @param from sender, for example {@code SOC <soc@mein-konto.example>}
 * @param to receivers
 * @param interval at most one digest in this time; critical alerts and news of the pipeline itself do not wait for it
 */
record MailSettings(String from, List<String> to, @DefaultValue("15m") Duration interval) {
    MailSettings {
        if (from.isBlank() || to.isEmpty() || to.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("meinkonto.notify.mail.from and to must name addresses");
        }
        if (!NotifySettings.isPositive(interval)) {
            throw new IllegalArgumentException("meinkonto.notify.mail.interval must be positive: " + interval);
        }
        to = List.copyOf(to);
    }
}
