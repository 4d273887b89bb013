package ch.meinkonto.ops.simulators.payment;

import java.util.Map;

import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Every refusal of the API in the provider's form. */
@RestControllerAdvice(assignableTypes = {TransactionApi.class, FaultApi.class})
class ApiRefusals {
    @ExceptionHandler
    ResponseEntity<Map<String, Map<String, String>>> refused(ApiRefusal refusal) {
        String message = refusal.getMessage() == null ? "" : refusal.getMessage();
        return ResponseEntity.status(refusal.status())
                .body(Map.of("error", Map.of("code", refusal.code(), "message", message)));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Map<String, String>>> unreadable(HttpMessageNotReadableException unreadable) {
        return refused(ApiRefusal.unrecognisedBody());
    }
}
