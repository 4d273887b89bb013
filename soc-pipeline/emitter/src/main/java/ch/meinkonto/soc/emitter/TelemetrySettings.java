package ch.meinkonto.soc.emitter;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and how security events leave: settings {@code meinkonto.telemetry.*}.
 *
 * @param endpoint base address of the OTLP/HTTP receiver, without {@code /v1/logs}
 * @param headers what every request carries beside its content, as OpenTelemetry writes it: {@code name=value} pairs with
 *        commas between, values percent-encoded; usually {@code Authorization=Bearer%20…}
 * @param tlsBundle name of the SSL bundle ({@code spring.ssl.bundle.*}) with the authorities we trust and, where the receiver
 *        asks for one, our client certificate; empty for what the Java platform trusts
 * @param serviceName OpenTelemetry {@code service.name}: the source of the events
 * @param relay whether this process delivers; without, events wait in the outbox for a process that does
 * @param batchSize events per request at most
 * @param poll how long an event written by another process of the same application may wait for this one's relay
 * @param gather least time between two requests that are not full, so that events which come one after the other travel
 *        together; zero for none. The first one after a while is sent at once
 * @param heartbeat pause between two heartbeats
 * @param mostHeartbeats how many heartbeats may wait while the receiver is away; a week of them, else it looks as if the
 *        application had been silent meanwhile
 * @param timeout time limit of one request
 * @param longestBackoff longest pause after failed requests
 */
@ConfigurationProperties("meinkonto.telemetry")
record TelemetrySettings(URI endpoint, @DefaultValue("") String headers, @DefaultValue("") String tlsBundle,
        String serviceName, @DefaultValue("true") boolean relay,
        @DefaultValue("500") int batchSize, @DefaultValue("500ms") Duration poll,
        @DefaultValue("200ms") Duration gather,
        @DefaultValue("30s") Duration heartbeat, @DefaultValue("20160") int mostHeartbeats,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("5s") Duration longestBackoff) {
    TelemetrySettings {
        if (!"http".equals(endpoint.getScheme()) && !"https".equals(endpoint.getScheme())) {
            throw new IllegalArgumentException("meinkonto.telemetry.endpoint must be http or https: " + endpoint);
        }
        ExportHeaders.parse(headers);
        if (serviceName.isBlank()) {
            throw new IllegalArgumentException("meinkonto.telemetry.service-name must not be blank");
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("meinkonto.telemetry.batch-size must be positive: " + batchSize);
        }
        if (mostHeartbeats < 1) {
            throw new IllegalArgumentException(
                    "meinkonto.telemetry.most-heartbeats must be positive: " + mostHeartbeats);
        }
        requirePositive("poll", poll);
        if (gather.isNegative()) {
            throw new IllegalArgumentException("meinkonto.telemetry.gather must not be negative: " + gather);
        }
        requirePositive("heartbeat", heartbeat);
        requirePositive("timeout", timeout);
        requirePositive("longest-backoff", longestBackoff);
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("meinkonto.telemetry." + name + " must be positive: " + duration);
        }
    }

    /** Address log records are posted to. */
    URI logs() {
        String base = endpoint.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/v1/logs");
    }

    /** Without the headers, which hold a token: settings are printed when an application fails to start. */
    @Override
    public String toString() {
        return "TelemetrySettings[endpoint=" + endpoint + ", serviceName=" + serviceName + ", relay=" + relay + "]";
    }
}
