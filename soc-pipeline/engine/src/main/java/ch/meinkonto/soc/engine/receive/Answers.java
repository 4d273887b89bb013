package ch.meinkonto.soc.engine.receive;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.RetryInfo;
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

    /** The body of an HTTP refusal and the detail of a gRPC one: when to come again, where that can help. */
    static Status status(IntakeRefused refused) {
        Status.Builder status = Status.newBuilder()
                .setCode(refused.reason().grpc().getCode().value())
                .setMessage(String.valueOf(refused.getMessage()));
        if (refused.reason().temporary()) {
            Duration pause = Duration.newBuilder().setSeconds(IntakeRefused.RETRY_SECONDS).build();
            status.addDetails(Any.pack(RetryInfo.newBuilder().setRetryDelay(pause).build()));
        }
        return status.build();
    }
}
