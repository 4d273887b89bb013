package ch.meinkonto.soc.engine.notify;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the engine tells, and how patiently: settings {@code meinkonto.notify.*}. A channel without settings is off.
 *
 * @param webhook a program that takes signed requests
 * @param mail people who get mails
 * @param syslog a collector of CEF over syslog
 * @param every how often each channel looks for news
 * @param firstPause pause after a failed delivery; it doubles from failure to failure
 * @param longestPause pause between attempts at most
 * @param giveUpAfter age at which a message that cannot be delivered is given up
 * @param repeatAfter when an open alert that still grows is told again: after the first, then after the second …; the last
 *        one holds from then on
 * @param keepFor how long it is remembered what was told of an alert; an alert that changes even later is told as new
 */
@ConfigurationProperties("meinkonto.notify")
record NotifySettings(@Nullable WebhookSettings webhook, @Nullable MailSettings mail, @Nullable SyslogSettings syslog,
        @DefaultValue("2s") Duration every, @DefaultValue("1s") Duration firstPause,
        @DefaultValue("5m") Duration longestPause, @DefaultValue("24h") Duration giveUpAfter,
        @DefaultValue({
                "1h", "4h", "24h"}) List<Duration> repeatAfter,
        @DefaultValue("90d") Duration keepFor) {
    NotifySettings {
        if (!isPositive(every) || !isPositive(firstPause) || !isPositive(giveUpAfter)) {
            throw new IllegalArgumentException(
                    "meinkonto.notify.every, first-pause and give-up-after must be positive");
        }
        if (longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "meinkonto.notify.longest-pause must not be shorter than first-pause: " + longestPause);
        }
        if (repeatAfter.isEmpty() || !repeatAfter.stream().allMatch(NotifySettings::isPositive)) {
            throw new IllegalArgumentException("meinkonto.notify.repeat-after must name positive durations");
        }
        repeatAfter = List.copyOf(repeatAfter);
        if (keepFor.compareTo(giveUpAfter) < 0 || keepFor.compareTo(repeatAfter.getLast()) < 0) {
            throw new IllegalArgumentException(
                    "meinkonto.notify.keep-for must not be shorter than give-up-after and repeat-after: " + keepFor);
        }
    }

    static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
