package ch.meinkonto.soc.engine.receive;

import jakarta.servlet.http.HttpServletRequest;

import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** OTLP over HTTP, in protobuf or JSON (OpenTelemetry protocol specification, section OTLP/HTTP). */
@RestController
class OtlpHttpController {
    private final Intake intake;
    private final RequestBody body;

    OtlpHttpController(Intake intake, ReceiveSettings settings) {
        this.intake = intake;
        this.body = new RequestBody(settings);
    }

    @PostMapping("/v1/logs")
    ResponseEntity<byte[]> logs(HttpServletRequest request) {
        return answer(request, HttpStatus.OK, Answers.logs(intake.logs(() -> {
            ExportLogsServiceRequest.Builder message = ExportLogsServiceRequest.newBuilder();
            body.read(request, message);
            return message.build();
        })));
    }

    @PostMapping("/v1/traces")
    ResponseEntity<byte[]> traces(HttpServletRequest request) {
        return answer(request, HttpStatus.OK, Answers.traces(intake.traces(() -> {
            ExportTraceServiceRequest.Builder message = ExportTraceServiceRequest.newBuilder();
            body.read(request, message);
            return message.build();
        })));
    }

    @PostMapping("/v1/metrics")
    ResponseEntity<byte[]> metrics(HttpServletRequest request) {
        return answer(request, HttpStatus.OK, Answers.metrics(intake.metrics(() -> {
            ExportMetricsServiceRequest.Builder message = ExportMetricsServiceRequest.newBuilder();
            body.read(request, message);
            return message.build();
        })));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(HttpServletRequest request, IntakeRefused refused) {
        return answer(request, refused.reason().http(), Answers.status(refused));
    }

    private static ResponseEntity<byte[]> answer(HttpServletRequest request, HttpStatus status, Message message) {
        OtlpEncoding encoding = OtlpEncoding.ofAnswer(request.getContentType());
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(encoding.type());
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header("Retry-After", String.valueOf(IntakeRefused.RETRY_SECONDS));
        }
        return answer.body(encoding.write(message));
    }
}
