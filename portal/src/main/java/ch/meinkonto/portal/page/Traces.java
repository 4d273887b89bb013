package ch.meinkonto.portal.page;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/** The number under which operators find what happened to a request. */
public final class Traces {
    private Traces() {}

    /** Trace id of the current request, 32 hex digits; absent while no telemetry agent runs. */
    public static @Nullable String currentId() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : null;
    }
}
