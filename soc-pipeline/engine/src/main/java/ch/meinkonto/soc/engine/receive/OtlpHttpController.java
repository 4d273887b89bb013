package ch.meinkonto.soc.engine.receive;

import jakarta.servlet.http.HttpServletRequest;

import com.google.protobuf.MessageLite;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** OTLP over HTTP with binary protobuf (OpenTelemetry protocol specification, section OTLP/HTTP). */
@RestController
class OtlpHttpController {
    private static final MediaType PROTOBUF = MediaType.valueOf("application/x-protobuf");

    private final Intake intake;
    private final long largest;

    OtlpHttpController(Intake intake, ReceiveSettings settings) {
        this.intake = intake;
        this.largest = settings.largestBody().toBytes();
    }

    @PostMapping("/v1/logs")
    ResponseEntity<byte[]> logs(HttpServletRequest request) {
        return answer(
                Answers.logs(intake.logs(() -> RequestBody.read(request, ExportLogsServiceRequest.parser(), largest))));
    }

    @PostMapping("/v1/traces")
    ResponseEntity<byte[]> traces(HttpServletRequest request) {
        return answer(
                Answers.traces(
                        intake.traces(() -> RequestBody.read(request, ExportTraceServiceRequest.parser(), largest))));
    }

    @PostMapping("/v1/metrics")
    ResponseEntity<byte[]> metrics(HttpServletRequest request) {
        return answer(Answers
                .metrics(intake
                        .metrics(() -> RequestBody.read(request, ExportMetricsServiceRequest.parser(), largest))));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(IntakeRefused refused) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(refused.reason().http()).contentType(PROTOBUF);
        if (refused.reason().temporary()) {
            answer.header("Retry-After", "1");
        }
        return answer.body(Answers.status(refused));
    }

    private static ResponseEntity<byte[]> answer(MessageLite message) {
        return ResponseEntity.ok().contentType(PROTOBUF).body(message.toByteArray());
    }
}
