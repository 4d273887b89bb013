package ch.meinkonto.soc.engine.api;

/** A query of the API that cannot be answered as asked. */
final class QueryRefused extends RuntimeException {
    /** What is wrong with it. */
    enum Reason {
        UNKNOWN_STATUS("The parameter 'status' must be open, acknowledged or closed."),
        UNKNOWN_DETECTION("The parameter 'detection' must be the name of a detection in force.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }

    private final Reason reason;

    QueryRefused(Reason reason) {
        super(reason.sentence());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
