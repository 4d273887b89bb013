package ch.meinkonto.ops.simulators.payment;

import org.springframework.http.HttpStatus;

/** A call the API refuses, in the words of the provider's {@code {"error":{"code","message"}}}. */
final class ApiRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;

    private ApiRefusal(HttpStatus status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static ApiRefusal invalidProperty(String message) {
        return new ApiRefusal(HttpStatus.BAD_REQUEST, "INVALID_PROPERTY", message);
    }

    static ApiRefusal unrecognisedBody() {
        return new ApiRefusal(HttpStatus.BAD_REQUEST, "INVALID_JSON_PAYLOAD", "the body is not the JSON expected");
    }

    static ApiRefusal duplicateRefno() {
        return new ApiRefusal(HttpStatus.BAD_REQUEST, "DUPLICATE_REFNO", "refno was used before");
    }

    static ApiRefusal transactionNotFound() {
        return new ApiRefusal(HttpStatus.NOT_FOUND, "TRANSACTION_NOT_FOUND", "transaction not found");
    }

    static ApiRefusal wrongStatus(Transaction.Status status) {
        return new ApiRefusal(HttpStatus.BAD_REQUEST, "INVALID_TRANSACTION_STATUS",
                "not possible for a transaction that is " + status.code());
    }

    static ApiRefusal stillRunning() {
        return new ApiRefusal(HttpStatus.CONFLICT, "CONFLICT", "a call with this Idempotency-Key is still running");
    }

    static ApiRefusal keyUsedForAnother() {
        return new ApiRefusal(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_PROPERTY",
                "this Idempotency-Key was used with another body");
    }

    static ApiRefusal outOfOrder() {
        return new ApiRefusal(HttpStatus.INTERNAL_SERVER_ERROR, "SERVER_ERROR", "simulated failure");
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }
}
