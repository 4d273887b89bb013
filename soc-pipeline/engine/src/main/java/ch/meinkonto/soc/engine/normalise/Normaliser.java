package ch.meinkonto.soc.engine.normalise;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.engine.Document;

/** First stage after receipt: every record of a request to the normaliser that knows its kind. */
@Component
public final class Normaliser {
    private final SecurityEventNormaliser events;
    private final LogNormaliser logs;
    private final SpanNormaliser spans;
    private final MetricNormaliser metrics;
    private final RecordLimits limits;

    Normaliser(SecurityEventNormaliser events, LogNormaliser logs, SpanNormaliser spans, MetricNormaliser metrics,
            RecordLimits limits) {
        this.events = events;
        this.logs = logs;
        this.spans = spans;
        this.metrics = metrics;
        this.limits = limits;
    }

    /** Security events and ordinary log lines. */
    public Normalised logs(ExportLogsServiceRequest request) {
        Normalised.Collector collector = new Normalised.Collector();
        for (ResourceLogs resource : request.getResourceLogsList()) {
            Source source = Source.of(resource.getResource());
            for (ScopeLogs scope : resource.getScopeLogsList()) {
                for (LogRecord entry : scope.getLogRecordsList()) {
                    try {
                        limits.check(entry.getAttributesList());
                        limits.check(entry.getBody());
                        EventAction action = events.action(entry);
                        collector.add(action == null
                                ? logs.normalise(source, scope.getScope().getName(), entry)
                                : events.normalise(action, source, entry));
                    } catch (RecordRefused e) {
                        collector.refuse(RefusedRecord.of(source, "logs", entry.getEventName(), entry.getTimeUnixNano(),
                                entry.getAttributesList(), entry, e));
                    }
                }
            }
        }
        return collector.result();
    }

    /** Access log and other spans. */
    public Normalised traces(ExportTraceServiceRequest request) {
        Normalised.Collector collector = new Normalised.Collector();
        for (ResourceSpans resource : request.getResourceSpansList()) {
            Source source = Source.of(resource.getResource());
            for (ScopeSpans scope : resource.getScopeSpansList()) {
                for (Span span : scope.getSpansList()) {
                    try {
                        limits.check(span.getAttributesList());
                        Document document = spans.normalise(source, span);
                        if (document != null) {
                            collector.add(document);
                        }
                    } catch (RecordRefused e) {
                        collector.refuse(RefusedRecord.of(source, "traces", "", span.getStartTimeUnixNano(),
                                span.getAttributesList(), span, e));
                    }
                }
            }
        }
        return collector.result();
    }

    /** Measurements. */
    public Normalised metrics(ExportMetricsServiceRequest request) {
        Normalised.Collector collector = new Normalised.Collector();
        for (ResourceMetrics resource : request.getResourceMetricsList()) {
            Source source = Source.of(resource.getResource());
            for (ScopeMetrics scope : resource.getScopeMetricsList()) {
                for (Metric metric : scope.getMetricsList()) {
                    metrics.normalise(source, metric, collector);
                }
            }
        }
        return collector.result();
    }
}
