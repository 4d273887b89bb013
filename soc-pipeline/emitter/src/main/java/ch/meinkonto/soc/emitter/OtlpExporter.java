package ch.meinkonto.soc.emitter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import javax.net.ssl.SSLContext;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import org.jspecify.annotations.Nullable;

/** Posts batches as OTLP/HTTP with binary protobuf and gzip (OpenTelemetry protocol specification, section OTLP/HTTP). */
final class OtlpExporter implements AutoCloseable {
    private static final String PROTOBUF = "application/x-protobuf";
    private static final int LONGEST_REASON = 500;

    private final TelemetrySettings settings;
    private final Map<String, String> headers;
    private final HttpClient http;

    /**
     * @param tls whom we trust and how we prove who we are, null for what the Java platform trusts
     */
    OtlpExporter(TelemetrySettings settings, @Nullable SSLContext tls) {
        this.settings = settings;
        this.headers = ExportHeaders.parse(settings.headers());
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout());
        this.http = (tls == null ? builder : builder.sslContext(tls)).build();
    }

    /** Sends one batch and says how it went; every failure to reach the receiver is a {@link ExportResult.Later}. */
    ExportResult export(List<NumberedEntry> batch) throws InterruptedException {
        byte[] body = gzip(OtlpRequest.of(settings.serviceName(), batch).toByteArray());
        HttpRequest.Builder builder = HttpRequest.newBuilder(settings.logs())
                .timeout(settings.timeout())
                .header("Content-Type", PROTOBUF)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(builder::header);
        HttpRequest request = builder.build();
        try {
            return judge(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            return new ExportResult.Later(e.getClass().getSimpleName() + reason(e.getMessage()), null);
        }
    }

    /**
     * Only a receiver that speaks OTLP can refuse for good: it says so in protobuf. Anybody else who happens to answer on
     * that address, with whatever status, must not cost us an event.
     */
    private static ExportResult judge(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        boolean speaksOtlp = response.headers().firstValue("Content-Type").orElse("").startsWith(PROTOBUF);
        if (!speaksOtlp) {
            return new ExportResult.Later("HTTP " + status + " without OTLP", retryAfter(response));
        }
        if (status >= 200 && status < 300) {
            return accepted(response.body());
        }
        return switch (status) {
            case 400, 413, 422 -> new ExportResult.Refused("HTTP " + status + reason(statusMessage(response.body())));
            default -> new ExportResult.Later("HTTP " + status + reason(statusMessage(response.body())),
                    retryAfter(response));
        };
    }

    private static ExportResult accepted(byte[] body) {
        try {
            ExportLogsServiceResponse answer = ExportLogsServiceResponse.parseFrom(body);
            long rejected = answer.getPartialSuccess().getRejectedLogRecords();
            return rejected == 0
                    ? new ExportResult.Delivered()
                    : new ExportResult.Refused(rejected + " of the batch rejected"
                            + reason(answer.getPartialSuccess().getErrorMessage()));
        } catch (InvalidProtocolBufferException e) {
            return new ExportResult.Later("answer is not OTLP", null);
        }
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        Optional<String> seconds = response.headers().firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"));
        return seconds.map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(null);
    }

    /** Field 2, message, of {@code google.rpc.Status}, which is the body of every OTLP refusal. */
    private static String statusMessage(byte[] body) {
        try {
            CodedInputStream in = CodedInputStream.newInstance(body);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == 2) {
                    return in.readString();
                }
                in.skipField(tag);
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }

    private static String reason(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return "";
        }
        return ": " + (text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
