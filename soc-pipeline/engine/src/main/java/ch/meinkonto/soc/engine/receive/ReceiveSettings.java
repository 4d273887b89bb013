package ch.meinkonto.soc.engine.receive;

import java.net.InetAddress;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where telemetry is taken and how much at once: settings {@code meinkonto.receive.*}.
 *
 * @param address address both protocols listen on
 * @param httpPort port for OTLP over HTTP, 0 for any
 * @param grpcPort port for OTLP over gRPC, 0 for any
 * @param largestBody largest request after decompression; the sender of a larger one must split it
 * @param logsAtOnce how many requests with logs and security events may be in work at the same time
 * @param othersAtOnce how many requests with spans, and how many with measurements
 */
@ConfigurationProperties("meinkonto.receive")
record ReceiveSettings(InetAddress address, int httpPort, int grpcPort, @DefaultValue("8MB") DataSize largestBody,
        @DefaultValue("6") int logsAtOnce, @DefaultValue("3") int othersAtOnce) {
    ReceiveSettings {
        if (httpPort < 0 || httpPort > 65_535 || grpcPort < 0 || grpcPort > 65_535) {
            throw new IllegalArgumentException("meinkonto.receive: a port lies between 0 and 65535");
        }
        if (largestBody.toBytes() < 1 || largestBody.toMegabytes() > 64) {
            throw new IllegalArgumentException("meinkonto.receive.largest-body must be at most 64MB: " + largestBody);
        }
        if (logsAtOnce < 1 || othersAtOnce < 1) {
            throw new IllegalArgumentException("meinkonto.receive: at least one request must be allowed at once");
        }
    }
}
