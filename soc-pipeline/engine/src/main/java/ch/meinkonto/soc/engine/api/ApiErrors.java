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

/** Errors of the API as problem documents; never the text of an exception. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
final class ApiErrors {
    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);
    private static final String RETRY_SECONDS = "5";

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
