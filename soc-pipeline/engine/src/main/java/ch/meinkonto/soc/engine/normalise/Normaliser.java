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
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.Attributes;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.engine.Document;

/** First stage after receipt: every record of a request to the normaliser that knows its kind. */
@Component
public final class Normaliser {
    private final SecurityEventNormaliser events;
    private final LogNormaliser logs;
    private final SpanNormaliser spans;
    private final MetricNormaliser metrics;

    Normaliser(SecurityEventNormaliser events, LogNormaliser logs, SpanNormaliser spans, MetricNormaliser metrics) {
        this.events = events;
        this.logs = logs;
        this.spans = spans;
        this.metrics = metrics;
    }

    /** Security events and ordinary log lines. */
    public Normalised logs(ExportLogsServiceRequest request) {
        Normalised.Collector collector = new Normalised.Collector();
        for (ResourceLogs resource : request.getResourceLogsList()) {
            String service = OtlpValues.service(resource.getResource());
            String instance = instance(resource.getResource());
            for (ScopeLogs scope : resource.getScopeLogsList()) {
                for (LogRecord entry : scope.getLogRecordsList()) {
                    try {
                        EventAction action = events.action(entry);
                        collector.add(action == null
                                ? logs.normalise(service, instance, scope.getScope().getName(), entry)
                                : events.normalise(action, service, entry));
                    } catch (RecordRefused e) {
                        collector.refuse(e.reason() + ": " + e.getMessage());
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
            String service = OtlpValues.service(resource.getResource());
            for (ScopeSpans scope : resource.getScopeSpansList()) {
                for (Span span : scope.getSpansList()) {
                    try {
                        Document document = spans.normalise(service, span);
                        if (document != null) {
                            collector.add(document);
                        }
                    } catch (RecordRefused e) {
                        collector.refuse(e.reason() + ": " + e.getMessage());
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
            String service = OtlpValues.service(resource.getResource());
            String instance = instance(resource.getResource());
            for (ScopeMetrics scope : resource.getScopeMetricsList()) {
                for (Metric metric : scope.getMetricsList()) {
                    metrics.normalise(service, instance, metric, collector);
                }
            }
        }
        return collector.result();
    }

    private static String instance(Resource resource) {
        return Attributes.safe(OtlpValues.text(resource.getAttributesList(), "service.instance.id"));
    }
}
