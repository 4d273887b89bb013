package ch.meinkonto.ops.simulators.residents;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import ch.meinkonto.ops.ech.EchMessage;
import ch.meinkonto.ops.ech.EchMessages;
import ch.meinkonto.ops.ech.EchRefused;
import ch.meinkonto.ops.ech.EchRefused.Reason;
import ch.meinkonto.ops.ech.EventReport;
import ch.meinkonto.ops.ech.MoveDelivery;
import ch.meinkonto.ops.ech.RegisterDelivery;
import ch.meinkonto.ops.ech.SchemaSet;
import ch.meinkonto.ops.simulators.register.RegisterSettings;
import ch.meinkonto.ops.simulators.register.RegisterView.News;
import ch.meinkonto.ops.simulators.residents.Correspondence.RefusedMessage;

/** Takes messages: one in the body, its answer in the response. A receipt is taken without an answer. */
@RestController
class ResidentApi {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss")
            .withZone(ZoneId.of("Europe/Zurich"));

    private final Answers answers;
    private final Correspondence correspondence;
    private final EchMessages messages;
    private final Clock clock;

    ResidentApi(Answers answers, Correspondence correspondence, RegisterSettings settings, Clock clock) {
        this.answers = answers;
        this.correspondence = correspondence;
        this.messages = new EchMessages(settings.schemaFolder().map(SchemaSet::in).orElseGet(SchemaSet::none));
        this.clock = clock;
    }

    @PostMapping("/registers/residents/api/messages")
    ResponseEntity<byte[]> take(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(EchMessages.MOST_BYTES + 1);
        EchMessage message = read(body);
        byte[] answer = correspondence.once(message.header().route().sender(), message.header().references().message(),
                body, () -> answer(message));
        return answer.length == 0
                ? ResponseEntity.accepted().build()
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(answer);
    }

    private EchMessage read(byte[] body) {
        try {
            return messages.read(body);
        } catch (EchRefused refused) {
            String reason = refused.reason() + " " + refused.place();
            correspondence.keep(new RefusedMessage(now(), reason, body));
            note("–", reason);
            throw refused;
        }
    }

    private byte[] answer(EchMessage message) {
        byte[] answer = answers.to(message).map(found -> {
            note(kind(message), kind(found));
            return messages.write(found);
        }).orElseGet(() -> new byte[0]);
        if (answer.length == 0) {
            note(kind(message), "–");
        }
        return answer;
    }

    private void note(String what, String outcome) {
        correspondence.note(new News(now(), what, outcome));
    }

    private String now() {
        return TIME.format(clock.instant());
    }

    private static String kind(EchMessage message) {
        return switch (message) {
            case MoveDelivery delivery -> "eCH-0194 " + delivery.message().getClass().getSimpleName();
            case RegisterDelivery delivery -> "eCH-0020 " + delivery.event().getClass().getSimpleName();
            case EventReport report -> "eCH-0058 " + (report.positive() ? "positiveReport" : "negativeReport");
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(EchRefused refused) {
        HttpStatus status = refused.reason() == Reason.TOO_LARGE
                ? HttpStatus.CONTENT_TOO_LARGE
                : HttpStatus.BAD_REQUEST;
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle("message refused");
        problem.setProperty("reason", refused.reason().name());
        problem.setProperty("place", refused.place());
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
