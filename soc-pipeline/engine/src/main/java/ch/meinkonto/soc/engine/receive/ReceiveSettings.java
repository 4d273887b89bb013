package ch.meinkonto.soc.engine.receive;

import java.net.InetAddress;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where telemetry is taken, from whom and how much at once: settings {@code meinkonto.receive.*}.
 *
 * @param address address both protocols listen on
 * @param httpPort port for OTLP over HTTP, 0 for any
 * @param grpcPort port for OTLP over gRPC, 0 for any
 * @param tokens bearer tokens that senders may show, at least 16 characters each; several while one replaces another
 * @param tlsBundle name of the SSL bundle ({@code spring.ssl.bundle.*}) with our certificate and the authorities whose
 *        clients may send; empty for no TLS. Without tokens a client's certificate is required, with tokens either will do
 * @param largestBody largest request after decompression, at most 64MB; the sender of a larger one must split it
 * @param largestCompressed largest request as it comes over the line when it is compressed, at most 64MB
 * @param deepest how deep messages may stand within messages, 10 to 100; a plain attribute stands at 6
 * @param logsAtOnce how many requests with logs and security events may be in work at the same time
 * @param othersAtOnce how many requests with spans, and how many with measurements
 */
@ConfigurationProperties("meinkonto.receive")
record ReceiveSettings(InetAddress address, int httpPort, int grpcPort, @DefaultValue List<String> tokens,
        @DefaultValue("") String tlsBundle, @DefaultValue("8MB") DataSize largestBody,
        @DefaultValue("4MB") DataSize largestCompressed, @DefaultValue("64") int deepest,
        @DefaultValue("6") int logsAtOnce, @DefaultValue("3") int othersAtOnce) {
    private static final int SHORTEST_TOKEN = 16;

    ReceiveSettings {
        tokens = tokens.stream().filter(token -> !token.isBlank()).toList();
        require(isPort(httpPort) && isPort(grpcPort), "a port lies between 0 and 65535");
        require(isSize(largestBody), "largest-body lies between 1B and 64MB: " + largestBody);
        require(isSize(largestCompressed), "largest-compressed lies between 1B and 64MB: " + largestCompressed);
        require(deepest >= 10 && deepest <= 100, "deepest lies between 10 and 100: " + deepest);
        require(logsAtOnce >= 1 && othersAtOnce >= 1, "at least one request must be allowed at once");
        require(tokens.stream().allMatch(token -> token.length() >= SHORTEST_TOKEN),
                "a token has at least " + SHORTEST_TOKEN + " characters");
        require(!tokens.isEmpty() || !tlsBundle.isEmpty(),
                "who may send must be said, by tokens or by tls-bundle");
    }

    /** Whether both ports speak TLS. */
    boolean tls() {
        return !tlsBundle.isEmpty();
    }

    /** Without the tokens: settings are printed when an application fails to start. */
    @Override
    public String toString() {
        return "ReceiveSettings[address=" + address + ", httpPort=" + httpPort + ", grpcPort=" + grpcPort + ", tokens="
                + tokens.size() + ", tlsBundle=" + tlsBundle + "]";
    }

    private static boolean isPort(int number) {
        return number >= 0 && number <= 65_535;
    }

    private static boolean isSize(DataSize size) {
        return size.toBytes() >= 1 && size.toBytes() <= DataSize.ofMegabytes(64).toBytes();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("meinkonto.receive: " + otherwise);
        }
    }
}
