package ch.meinkonto.soc.engine.receive;

import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import org.springframework.stereotype.Service;

/** OTLP over gRPC: traces. */
@Service
final class OtlpTraceGrpcService extends TraceServiceGrpc.TraceServiceImplBase {
    private final Intake intake;

    OtlpTraceGrpcService(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void export(ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> caller) {
        GrpcCall.answer(caller, () -> Answers.traces(intake.traces(() -> request)));
    }
}
