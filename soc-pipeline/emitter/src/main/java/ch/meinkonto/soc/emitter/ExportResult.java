package ch.meinkonto.soc.emitter;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** How the receiver answered a batch. */
sealed interface ExportResult {
    /** It has all of it. */
    record Delivered() implements ExportResult {}

    /**
     * It has none of it for sure, and may take it another time.
     *
     * @param reason what went wrong
     * @param retryAfter how long it asks to be left alone, where it does
     */
    record Later(String reason, @Nullable Duration retryAfter) implements ExportResult {}

    /**
     * It will not take the batch as it is, however often it comes.
     *
     * @param reason what the receiver says
     */
    record Refused(String reason) implements ExportResult {}
}
