package ch.meinkonto.dashboards.index;

/** Elasticsearch did not answer, or refused; the page says so and the console goes on. */
public final class IndexUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IndexUnavailable(String doing, Exception cause) {
        super("Elasticsearch did not answer while " + doing, cause);
    }
}
