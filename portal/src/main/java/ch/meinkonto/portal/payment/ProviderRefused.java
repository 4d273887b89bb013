package ch.meinkonto.portal.payment;

/** The provider refused a call: repeating it changes nothing. */
final class ProviderRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code the provider's error code, for example {@code INVALID_PROPERTY}
     */
    ProviderRefused(String code) {
        super("provider refused: " + code);
        this.code = code;
    }

    /** The provider's error code. */
    String code() {
        return code;
    }
}
