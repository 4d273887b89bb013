package ch.meinkonto.ops.simulators.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail sink.
 *
 * @param port SMTP port on loopback; 0 for any free one
 * @param kept how many mails are kept, the newest
 */
@ConfigurationProperties("meinkonto.mail")
record MailSettings(@DefaultValue("8025") int port, @DefaultValue("200") int kept) {
    MailSettings {
        if (port < 0 || kept < 1) {
            throw new IllegalArgumentException("the mail sink needs a port and room for at least one mail");
        }
    }
}
