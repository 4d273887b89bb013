package ch.meinkonto.securitytests.zap;

/** ZAP could not be assembled, started or asked; the message says what happened. */
public final class ZapUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ZapUnavailable(String message) {
        super(message);
    }

    ZapUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
