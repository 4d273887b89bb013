package ch.meinkonto.soc.engine.receive;

import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import org.springframework.stereotype.Service;

/** OTLP over gRPC: metrics. */
@Service
final class OtlpMetricsGrpcService extends MetricsServiceGrpc.MetricsServiceImplBase {
    private final Intake intake;

    OtlpMetricsGrpcService(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void export(ExportMetricsServiceRequest request, StreamObserver<ExportMetricsServiceResponse> caller) {
        GrpcCall.answer(caller, () -> Answers.metrics(intake.metrics(() -> request)));
    }
}
