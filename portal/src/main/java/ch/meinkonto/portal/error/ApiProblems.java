package ch.meinkonto.portal.error;

import java.net.URI;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import ch.meinkonto.portal.cityservice.CityServiceRefusal;
import ch.meinkonto.portal.page.Traces;

/** Everything that goes wrong in an API answers with a problem document: status, reason code, sentence, trace id. */
@RestControllerAdvice(annotations = RestController.class)
@Order(1)
class ApiProblems extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    private final MessageSource texts;

    ApiProblems(MessageSource texts) {
        this.texts = texts;
    }

    static HttpStatus statusOf(CityServiceRefusal refusal) {
        return switch (refusal.kind()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT -> HttpStatus.CONFLICT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case SIGN_IN -> HttpStatus.UNAUTHORIZED;
        };
    }

    @ExceptionHandler
    ProblemDetail refused(CityServiceRefusal refusal) {
        Locale language = LocaleContextHolder.getLocale();
        return problem(statusOf(refusal), refusal.publicCode(), texts.getMessage(refusal.messageKey(), null, language));
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ProblemDetail unavailable(RuntimeException failure) {
        log.error("database not available", failure);
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Try again later.");
    }

    @ExceptionHandler
    ProblemDetail failed(RuntimeException failure) {
        log.error("call failed", failure);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error", "Tell us the trace id.");
    }

    /** What Spring MVC itself refuses: a missing header, an unreadable body. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception failure, @Nullable Object body,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        String detail = body instanceof ProblemDetail problem && problem.getDetail() != null
                ? problem.getDetail()
                : known.getReasonPhrase();
        return ResponseEntity.status(status).headers(headers).body(problem(known, "request_invalid", detail));
    }

    private static ProblemDetail problem(HttpStatus status, String reason, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:meinkonto:problem:" + reason));
        problem.setProperty("reason", reason);
        problem.setProperty("traceId", Traces.currentId());
        return problem;
    }
}
