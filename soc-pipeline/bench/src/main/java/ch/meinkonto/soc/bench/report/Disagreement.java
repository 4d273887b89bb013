package ch.meinkonto.soc.bench.report;

/** Two engines that must find the same found different things; the message says which and where. */
public final class Disagreement extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A disagreement told in one sentence. */
    public Disagreement(String message) {
        super(message);
    }
}
