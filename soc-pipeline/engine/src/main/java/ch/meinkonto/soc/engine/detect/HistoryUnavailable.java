package ch.meinkonto.soc.engine.detect;

/** The memory of detection cannot be rebuilt at the moment; events must come again later. */
final class HistoryUnavailable extends RuntimeException {
    HistoryUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
