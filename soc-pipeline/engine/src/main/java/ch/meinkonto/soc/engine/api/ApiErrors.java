package ch.meinkonto.soc.engine.api;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

import ch.meinkonto.soc.engine.AuditUnavailable;
import ch.meinkonto.soc.engine.alert.AlertsUnavailable;
import ch.meinkonto.soc.engine.backtest.BacktestRefused;
import ch.meinkonto.soc.engine.respond.ResponseRefused;
import ch.meinkonto.soc.engine.respond.ResponsesUnavailable;

/** Errors of the API as problem documents; never the text of an exception. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
final class ApiErrors {
    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);
    private static final String RETRY_SECONDS = "5";
    private static final String RETRY_MINUTE = "60";

    @ExceptionHandler
    ProblemDetail unreadable(MethodArgumentTypeMismatchException wrong) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
                "The parameter '" + wrong.getName() + "' cannot be read.");
    }

    @ExceptionHandler
    ProblemDetail refused(QueryRefused wrong) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, wrong.reason().sentence());
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException wrong) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The body of the request cannot be read.");
    }

    @ExceptionHandler
    ProblemDetail refused(BacktestRefused refused) {
        HttpStatus status = switch (refused.reason()) {
            case RULE_OR_RULE_ID, RULE_TOO_LONG, UNKNOWN_RULE, EMPTY_RANGE, RANGE_TOO_LONG, FINDINGS_OUT_OF_RANGE ->
                HttpStatus.BAD_REQUEST;
            case CALLER_BUSY -> HttpStatus.CONFLICT;
            case ENGINE_BUSY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNKNOWN_BACKTEST -> HttpStatus.NOT_FOUND;
        };
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, refused.reason().sentence());
        problem.setProperty("reason", refused.reason());
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ResponseRefused refused) {
        HttpStatus status = switch (refused.reason()) {
            case UNKNOWN_ACTION, MALFORMED_TARGET, NETWORK_TOO_WIDE, TARGET_PROTECTED, REASON_LENGTH, EXPIRY_MISSING,
                    EXPIRY_NOT_ALLOWED, EXPIRY_PAST, EXPIRY_TOO_LONG, ALERT_UNKNOWN, APPROVED_BY_ONESELF ->
                HttpStatus.UNPROCESSABLE_CONTENT;
            case MALFORMED_KEY, UNKNOWN_STATE -> HttpStatus.BAD_REQUEST;
            case ORDERED_BY_NOT_ALLOWED, APPROVED_BY_NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case KEY_USED_DIFFERENTLY, NOT_UNDOABLE, ALREADY_OVER -> HttpStatus.CONFLICT;
            case TOO_MANY_ORDERS -> HttpStatus.TOO_MANY_REQUESTS;
            case UNKNOWN_ORDER -> HttpStatus.NOT_FOUND;
            case NOT_CONFIGURED -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, refused.reason().sentence());
        problem.setProperty("code", refused.reason().code());
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_MINUTE);
        }
        return answer.body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(ResponsesUnavailable failed) {
        log.warn("orders cannot be read or kept reason={}", failed.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
                        "Orders cannot be read or kept at the moment."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unrecorded(AuditUnavailable failed) {
        log.warn("the audit trail cannot be written reason={}", failed.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
                        "The audit trail cannot be written at the moment."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(AlertsUnavailable failed) {
        log.warn("alerts cannot be read reason={}", failed.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
                        "The alerts cannot be read at the moment."));
    }
}
