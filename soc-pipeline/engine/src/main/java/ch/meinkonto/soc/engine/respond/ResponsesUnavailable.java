package ch.meinkonto.soc.engine.respond;

/** Orders could not be read or kept. */
public final class ResponsesUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ResponsesUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    ResponsesUnavailable(String message) {
        super(message);
    }
}
