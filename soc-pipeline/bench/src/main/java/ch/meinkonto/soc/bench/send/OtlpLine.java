package ch.meinkonto.soc.bench.send;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;

/** OTLP over HTTP to one engine, in binary protobuf (OpenTelemetry protocol specification, section OTLP/HTTP). */
public final class OtlpLine {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int BUSY = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    private final URI engine;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /**
     * @param engine where it takes OTLP
     * @param token that it knows
     */
    public OtlpLine(URI engine, String token) {
        this.engine = engine;
        this.token = token;
    }

    /**
     * Sends one request.
     *
     * @param signal {@code logs} or {@code traces}
     * @return whether the engine has acknowledged it; where not, it is to be sent again
     * @throws IllegalStateException if the engine refuses it for good: then what we made is no telemetry of ours
     */
    public boolean send(String signal, byte[] body, boolean compressed) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(engine.resolve("/v1/" + signal))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-protobuf")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (compressed) {
            request.header("Content-Encoding", "gzip");
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == OK) {
                requireAllTaken(answer.body());
                return true;
            }
            if (answer.statusCode() == BUSY || answer.statusCode() >= FIRST_SERVER_ERROR) {
                return false;
            }
            throw new IllegalStateException("the engine refuses telemetry: HTTP " + answer.statusCode());
        } catch (IOException away) {
            return false;
        }
    }

    /** The answers to logs and to traces look the same on the wire. */
    private static void requireAllTaken(byte[] body) throws IOException {
        var answer = ExportLogsServiceResponse.parseFrom(body).getPartialSuccess();
        if (answer.getRejectedLogRecords() > 0) {
            throw new IllegalStateException("the engine refuses " + answer.getRejectedLogRecords() + " records: "
                    + answer.getErrorMessage());
        }
    }

    /** Compresses a request. */
    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
