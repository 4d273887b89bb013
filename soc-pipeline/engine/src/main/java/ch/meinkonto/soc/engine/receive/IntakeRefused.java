package ch.meinkonto.soc.engine.receive;

import io.grpc.Status;
import org.springframework.http.HttpStatus;

/** A request that is not taken, with the answer each protocol gives. */
final class IntakeRefused extends RuntimeException {
    /** After how many seconds a sender may come again. */
    static final int RETRY_SECONDS = 1;

    private static final long serialVersionUID = 1L;

    /** Why a request is not taken. */
    enum Reason {
        /** Too many at once: come again. */
        BUSY(HttpStatus.SERVICE_UNAVAILABLE, Status.UNAVAILABLE),
        /** Elasticsearch has not acknowledged: come again. */
        STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, Status.UNAVAILABLE),
        /** Not OTLP: never come again with it. */
        MALFORMED(HttpStatus.BAD_REQUEST, Status.INVALID_ARGUMENT),
        /** Too large, also after decompression: split it. */
        TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, Status.RESOURCE_EXHAUSTED),
        /** Another content type than protobuf or JSON, or another encoding than plain or gzip. */
        UNSUPPORTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE, Status.INVALID_ARGUMENT),
        /** Neither a token nor a certificate we know: nothing of the request was read. */
        UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, Status.UNAUTHENTICATED);

        private final HttpStatus http;
        private final Status grpc;

        Reason(HttpStatus http, Status grpc) {
            this.http = http;
            this.grpc = grpc;
        }

        HttpStatus http() {
            return http;
        }

        Status grpc() {
            return grpc;
        }

        boolean temporary() {
            return http == HttpStatus.SERVICE_UNAVAILABLE;
        }
    }

    private final Reason reason;

    IntakeRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    IntakeRefused(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
