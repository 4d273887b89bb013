package ch.meinkonto.soc.engine.notify;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The collector of syslog: settings {@code meinkonto.notify.syslog.*}.
 *
 * @param host its name or address
 * @param port 1 to 65535
 * @param protocol TCP (RFC 6587, octet counting), TLS over it (RFC 5425, usually port 6514) or UDP (RFC 5426, which nobody
 *        acknowledges)
 * @param tlsBundle name of the SSL bundle ({@code spring.ssl.bundle.*}) with the authorities we trust and, where the collector
 *        asks for one, our certificate; empty for what the Java platform trusts. For TLS only
 * @param facility 0 to 23 (RFC 5424, section 6.2.1); 10 is security
 * @param timeout how long connecting may take, and closing after sending
 */
record SyslogSettings(String host, int port, @DefaultValue("TCP") Protocol protocol,
        @DefaultValue("") String tlsBundle, @DefaultValue("10") int facility, @DefaultValue("10s") Duration timeout) {
    private static final int HIGHEST_PORT = 65_535;
    private static final int HIGHEST_FACILITY = 23;

    /** How messages travel. */
    enum Protocol {
        /** One connection per message. */
        TCP,
        /** The same, encrypted; the collector proves by its certificate that it is the host that is named. */
        TLS,
        /** One datagram per message. */
        UDP
    }

    SyslogSettings {
        if (host.isBlank() || port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("meinkonto.notify.syslog.host and port must name a collector");
        }
        if (facility < 0 || facility > HIGHEST_FACILITY) {
            throw new IllegalArgumentException(
                    "meinkonto.notify.syslog.facility must be between 0 and 23: " + facility);
        }
        if (!tlsBundle.isEmpty() && protocol != Protocol.TLS) {
            throw new IllegalArgumentException("meinkonto.notify.syslog.tls-bundle needs protocol tls");
        }
        if (!NotifySettings.isPositive(timeout)) {
            throw new IllegalArgumentException("meinkonto.notify.syslog.timeout must be positive: " + timeout);
        }
    }
}
