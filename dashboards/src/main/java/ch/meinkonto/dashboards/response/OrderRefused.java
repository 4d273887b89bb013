package ch.meinkonto.dashboards.response;

/** The engine does not take an order or an undo. */
final class OrderRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** For a reason with this code, kebab-case. */
    OrderRefused(String code) {
        super("order refused: " + code);
        this.code = code;
    }

    String code() {
        return code;
    }
}
