package ch.meinkonto.soc.engine.receive;

import com.google.rpc.Status;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;

/** What senders get to hear; {@code partial_success} is set only where something was refused, as the specification wants. */
final class Answers {
    private Answers() {}

    static ExportLogsServiceResponse logs(Accepted accepted) {
        ExportLogsServiceResponse.Builder answer = ExportLogsServiceResponse.newBuilder();
        if (!accepted.refusals().isEmpty()) {
            answer.getPartialSuccessBuilder()
                    .setRejectedLogRecords(accepted.refusals().size())
                    .setErrorMessage(accepted.message());
        }
        return answer.build();
    }

    static ExportTraceServiceResponse traces(Accepted accepted) {
        ExportTraceServiceResponse.Builder answer = ExportTraceServiceResponse.newBuilder();
        if (!accepted.refusals().isEmpty()) {
            answer.getPartialSuccessBuilder()
                    .setRejectedSpans(accepted.refusals().size())
                    .setErrorMessage(accepted.message());
        }
        return answer.build();
    }

    static ExportMetricsServiceResponse metrics(Accepted accepted) {
        ExportMetricsServiceResponse.Builder answer = ExportMetricsServiceResponse.newBuilder();
        if (!accepted.refusals().isEmpty()) {
            answer.getPartialSuccessBuilder()
                    .setRejectedDataPoints(accepted.refusals().size())
                    .setErrorMessage(accepted.message());
        }
        return answer.build();
    }

    /** The body of an HTTP refusal: {@code google.rpc.Status}. */
    static byte[] status(IntakeRefused refused) {
        return Status.newBuilder()
                .setCode(refused.reason().grpc().getCode().value())
                .setMessage(String.valueOf(refused.getMessage()))
                .build()
                .toByteArray();
    }
}
