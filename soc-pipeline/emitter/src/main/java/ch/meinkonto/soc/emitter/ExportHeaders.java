package ch.meinkonto.soc.emitter;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Headers in the form of {@code OTEL_EXPORTER_OTLP_HEADERS} (OpenTelemetry specification, OTLP exporter configuration). */
final class ExportHeaders {
    private ExportHeaders() {}

    /**
     * The headers by name.
     *
     * @throws IllegalArgumentException when the text is not in that form; the message shows nothing of it
     */
    static Map<String, String> parse(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            if (pair.isBlank()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? "" : pair.substring(0, equals).strip();
            if (!name.matches("[A-Za-z0-9-]+")) {
                throw new IllegalArgumentException("meinkonto.telemetry.headers must be name=value pairs");
            }
            // A plus sign stands for itself here, unlike in a form.
            String value = pair.substring(equals + 1).strip().replace("+", "%2B");
            headers.put(name, decoded(value));
        }
        return headers;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Without the cause, which would show the value.
            throw new IllegalArgumentException("meinkonto.telemetry.headers has a value that is not percent-encoded");
        }
    }
}
