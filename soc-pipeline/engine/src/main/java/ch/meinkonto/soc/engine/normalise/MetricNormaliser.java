package ch.meinkonto.soc.engine.normalise;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.Attributes;
import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.Document;

/** Each data point becomes a document; a distribution is kept as count, sum, smallest, largest and mean. */
@Component
final class MetricNormaliser {
    private static final String SIGNAL = "metrics";

    private final Clock clock;
    private final RecordLimits limits;
    private final PlausibleTime plausible;

    MetricNormaliser(Clock clock, RecordLimits limits) {
        this.clock = clock;
        this.limits = limits;
        this.plausible = new PlausibleTime(clock);
    }

    void normalise(Source source, Metric metric, Normalised.Collector collector) {
        switch (metric.getDataCase()) {
            case GAUGE -> metric.getGauge()
                    .getDataPointsList()
                    .forEach(point -> add(source, metric, "gauge", number(point), collector));
            case SUM -> metric.getSum()
                    .getDataPointsList()
                    .forEach(point -> add(source, metric,
                            temporality("sum", metric.getSum().getAggregationTemporality()), number(point), collector));
            case HISTOGRAM -> metric.getHistogram()
                    .getDataPointsList()
                    .forEach(point -> add(source, metric,
                            temporality("histogram", metric.getHistogram().getAggregationTemporality()),
                            distribution(point), collector));
            case EXPONENTIAL_HISTOGRAM -> metric.getExponentialHistogram()
                    .getDataPointsList()
                    .forEach(point -> add(source, metric,
                            temporality("histogram", metric.getExponentialHistogram().getAggregationTemporality()),
                            distribution(point), collector));
            case SUMMARY -> metric.getSummary()
                    .getDataPointsList()
                    .forEach(point -> add(source, metric, "summary", summary(point), collector));
            case DATA_NOT_SET -> collector.refuse(RefusedRecord.of(source, SIGNAL, "", 0, List.of(), metric,
                    new RecordRefused(RecordRefused.Reason.EMPTY, "a metric has no data")));
        }
    }

    /** One data point, whatever it was in OTLP; count and the rest only for a distribution. */
    private record Point(long time, List<KeyValue> attributes, double value, @Nullable Long count,
            @Nullable Double sum, @Nullable Double min, @Nullable Double max) {}

    private void add(Source source, Metric metric, String type, Point point, Normalised.Collector collector) {
        if (!Double.isFinite(point.value())) {
            // Nothing measured in this interval: not a number, and nothing to store.
            return;
        }
        try {
            limits.check(point.attributes());
            Instant time = plausible.of(OtlpValues.time(point.time()));
            Map<String, Object> attributes = AttributeRedaction.redact(OtlpValues.attributes(point.attributes()));
            String name = TextRedaction.redact(Attributes.safe(metric.getName()));
            EcsFields fields = new EcsFields(time, clock.instant()).put("event.kind", "metric")
                    .putSource(source)
                    .put("metric.name", name)
                    .put("metric.unit", TextRedaction.redact(Attributes.safe(metric.getUnit())))
                    .put("metric.type", type)
                    .put("metric.value", point.value())
                    .put("metric.count", point.count())
                    .put("metric.sum", point.sum())
                    .put("metric.min", point.min())
                    .put("metric.max", point.max())
                    .put("metric.attributes", attributes);
            collector.add(
                    Document.of(Archive.METRICS, Digests.id(source.service(), source.instance(), name,
                            OtlpValues.attributes(point.attributes()), point.time()), time, fields.build(), false));
        } catch (RecordRefused e) {
            Metric head = Metric.newBuilder().setName(metric.getName()).build();
            collector.refuse(RefusedRecord.of(source, SIGNAL, "", point.time(), point.attributes(), head, e));
        }
    }

    private static Point number(NumberDataPoint point) {
        double value = point.hasAsInt() ? point.getAsInt() : point.hasAsDouble() ? point.getAsDouble() : Double.NaN;
        return new Point(point.getTimeUnixNano(), point.getAttributesList(), value, null, null, null, null);
    }

    private static Point distribution(HistogramDataPoint point) {
        return new Point(point.getTimeUnixNano(), point.getAttributesList(), mean(point.getSum(), point.getCount()),
                point.getCount(), finite(point.getSum()), point.hasMin() ? finite(point.getMin()) : null,
                point.hasMax() ? finite(point.getMax()) : null);
    }

    private static Point distribution(ExponentialHistogramDataPoint point) {
        return new Point(point.getTimeUnixNano(), point.getAttributesList(), mean(point.getSum(), point.getCount()),
                point.getCount(), finite(point.getSum()), point.hasMin() ? finite(point.getMin()) : null,
                point.hasMax() ? finite(point.getMax()) : null);
    }

    private static Point summary(SummaryDataPoint point) {
        return new Point(point.getTimeUnixNano(), point.getAttributesList(), mean(point.getSum(), point.getCount()),
                point.getCount(), finite(point.getSum()), null, null);
    }

    private static double mean(double sum, long count) {
        return count == 0 ? Double.NaN : sum / count;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String temporality(String type, AggregationTemporality temporality) {
        return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE ? type + "_cumulative" : type;
    }
}
