package ch.meinkonto.soc.engine.receive;

import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import org.springframework.stereotype.Service;

/** OTLP over gRPC: logs. */
@Service
final class OtlpLogsGrpcService extends LogsServiceGrpc.LogsServiceImplBase {
    private final Intake intake;

    OtlpLogsGrpcService(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void export(ExportLogsServiceRequest request, StreamObserver<ExportLogsServiceResponse> caller) {
        GrpcCall.answer(caller, () -> Answers.logs(intake.logs(() -> request)));
    }
}
